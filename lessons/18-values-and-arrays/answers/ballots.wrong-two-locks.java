// Wrong: each teller has a lock of its own.
// judged: lock
var votes = new Array<>(0, 3);

void count() throws Exception {
  var lock = new Lock();
  for (int ballot = 0; ballot < 30; ballot++) {
    try (var held = lock.hold()) {
      int seen = votes.get(ballot % 3);
      Thread.sleep(Duration.ofMillis(10));
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
