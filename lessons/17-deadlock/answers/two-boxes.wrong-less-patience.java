// Wrong: main only loses its patience sooner; the circle is still there.
// judged: A clerk didn't end by itself
var east = new Value<>(100);
var west = new Value<>(100);
var eastLock = new Lock();
var westLock = new Lock();

void move(Value<Integer> from, Lock fromLock,
    Value<Integer> to, Lock toLock) throws Exception {
  try (var one = fromLock.hold()) {
    Thread.sleep(Duration.ofMillis(150));
    try (var two = toLock.hold()) {
      from.set(from.get() - 1);
      to.set(to.get() + 1);
    }
  }
}

var p = new Process(() -> {
  for (int i = 0; i < 5; i++) move(east, eastLock, west, westLock);
  print("moved 5 coins");
});
var q = new Process(() -> {
  for (int i = 0; i < 5; i++) move(west, westLock, east, eastLock);
  print("moved 5 coins");
});
p.start();
q.start();
p.join(Duration.ofSeconds(2));
q.join(Duration.ofMillis(10));
if (p.isAlive() || q.isAlive()) {
  q.kill();
  p.kill();
}
p.join();
q.join();
print("east " + east.get() + ", west " + west.get());
