// A lock beside the array, and the slow part before it.
var votes = new Array<>(0, 3);
var lock = new Lock();

void count() throws Exception {
  for (int ballot = 0; ballot < 30; ballot++) {
    Thread.sleep(Duration.ofMillis(10));
    lock.acquire();
    try {
      votes.set(ballot % 3, votes.get(ballot % 3) + 1);
    } finally {
      lock.release();
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
