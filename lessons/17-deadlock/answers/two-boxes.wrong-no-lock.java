// Wrong: without locks nobody waits, and nothing is protected either.
// judged: lock
var east = new Value<>(100);
var west = new Value<>(100);
var eastLock = new Lock();
var westLock = new Lock();

void move(Value<Integer> from, Value<Integer> to) throws Exception {
  Thread.sleep(Duration.ofMillis(20));
  from.set(from.get() - 1);
  to.set(to.get() + 1);
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
