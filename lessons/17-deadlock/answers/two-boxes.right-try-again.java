// Each in its own order, but nobody keeps a lock that it can't use at once.
var east = new Value<>(100);
var west = new Value<>(100);
var eastLock = new Lock();
var westLock = new Lock();

void move(Value<Integer> from, Lock fromLock,
    Value<Integer> to, Lock toLock) throws Exception {
  while (true) {
    try (var one = fromLock.hold()) {
      Thread.sleep(Duration.ofMillis(20));
      if (toLock.tryAcquire()) {
        from.set(from.get() - 1);
        to.set(to.get() + 1);
        toLock.release();
        return;
      }
    }
    Thread.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextInt(10, 100)));
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
p.join();
q.join();
print("east " + east.get() + ", west " + west.get());
