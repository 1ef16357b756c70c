// Wrong: one teller counts all of them.
// judged: 1 process was started
var votes = new Array<>(0, 3);

void count() throws Exception {
  for (int ballot = 0; ballot < 60; ballot++) {
    try (var held = votes.lock().hold()) {
      int seen = votes.get(ballot % 3);
      Thread.sleep(Duration.ofMillis(10));
      votes.set(ballot % 3, seen + 1);
    }
  }
}

var p = new Process(() -> count());
p.start();
p.join();
print(votes.toList());
