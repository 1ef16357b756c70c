// One lock for both boxes: nothing to be had in a wrong order.
var east = new Value<>(100);
var west = new Value<>(100);
var boxes = new Lock();

void move(Value<Integer> from, Value<Integer> to) throws Exception {
  Thread.sleep(Duration.ofMillis(150));
  try (var held = boxes.hold()) {
    from.set(from.get() - 1);
    to.set(to.get() + 1);
  }
}

var p = new Process(() -> {
  for (int i = 0; i < 5; i++) move(east, west);
  print("moved 5 coins");
});
var q = new Process(() -> {
  for (int i = 0; i < 5; i++) move(west, east);
  print("moved 5 coins");
});
p.start();
q.start();
p.join();
q.join();
print("east " + east.get() + ", west " + west.get());
