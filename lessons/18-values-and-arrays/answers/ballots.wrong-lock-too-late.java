// Wrong: the lock is taken for writing only; what was read is old by then.
// judged: before it took the lock
var votes = new Array<>(0, 3);

void count() throws Exception {
  for (int ballot = 0; ballot < 30; ballot++) {
    int seen = votes.get(ballot % 3);
    Thread.sleep(Duration.ofMillis(10));
    try (var held = votes.lock().hold()) {
      votes.set(ballot % 3, seen + 1);
    }
  }
}

var p = new Process(() -> count());
var q = new Process(() -> count());
p.start();
q.start();
p.join();
q.join();
print(votes.toList());
