// The first clerk writes down what it is about to do, the second finishes it.
var east = new Value<>(50);
var west = new Value<>(50);
var boxes = new Lock();
var underWay = new Value<>(0);
var told = new Queue<String>();

var first = new Process(() -> {
  try (var held = boxes.hold()) {
    underWay.set(1);
    east.set(east.get() - 1);
    told.put("The coin is in my hand");
    Thread.sleep(Duration.ofSeconds(30));
    west.set(west.get() + 1);
  }
}, "first");
var second = new Process(() -> {
  try (var held = boxes.hold()) {
    if (underWay.get() == 1) {
      west.set(west.get() + 1);
      underWay.set(0);
    }
    print("total: " + (east.get() + west.get()));
  }
}, "second");

first.start();
told.get();
first.kill();
first.join();
second.start();
second.join();
print("east " + east.get() + ", west " + west.get());
