// Wrong: after the release nobody remembers how the one before ended.
// judged: total: 99
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
  boxes.acquire();
  boxes.release();
  try (var held = boxes.hold()) {
    if (boxes.wasAbandoned()) west.set(100 - east.get());
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
