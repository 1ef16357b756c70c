// Wrong: the first is not killed but lives on to finish.
// judged: first ended with exit code 0
var east = new Value<>(50);
var west = new Value<>(50);
var boxes = new Lock();
var told = new Queue<String>();

var first = new Process(() -> {
  try (var held = boxes.hold()) {
    east.set(east.get() - 1);
    told.put("The coin is in my hand");
    Thread.sleep(Duration.ofMillis(100));
    west.set(west.get() + 1);
  }
}, "first");
var second = new Process(() -> {
  try (var held = boxes.hold()) {
    print("total: " + (east.get() + west.get()));
  }
}, "second");

first.start();
told.get();
first.join();
second.start();
second.join();
print("east " + east.get() + ", west " + west.get());
