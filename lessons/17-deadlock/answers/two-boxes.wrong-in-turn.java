// Wrong: one clerk after the other.
// judged: no two processes ran at the same time
var east = new Value<>(100);
var west = new Value<>(100);
var eastLock = new Lock();
var westLock = new Lock();

void move(Value<Integer> from, Value<Integer> to) throws Exception {
  try (var one = eastLock.hold()) {
    Thread.sleep(Duration.ofMillis(150));
    try (var two = westLock.hold()) {
      from.set(from.get() - 1);
      to.set(to.get() + 1);
    }
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
p.join();
q.start();
q.join();
print("east " + east.get() + ", west " + west.get());
