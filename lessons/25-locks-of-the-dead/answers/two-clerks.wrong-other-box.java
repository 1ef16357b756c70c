// Wrong: the total is right, but the coin went back into the box it came from.
// judged: east 50, west 50
var east = new Value<>(50);
var west = new Value<>(50);
var boxes = new Lock();
var told = new Queue<String>();

var first = new Process(() -> {
  try (var held = boxes.hold()) {
    east.set(east.get() - 1);
    told.put("The coin is in my hand");
    Thread.sleep(Duration.ofSeconds(30));
    west.set(west.get() + 1);
  }
}, "first");
var second = new Process(() -> {
  try (var held = boxes.hold()) {
    if (boxes.wasAbandoned()) {
      east.set(100 - west.get());
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
