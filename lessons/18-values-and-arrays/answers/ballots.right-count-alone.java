// Each counts on a sheet of its own, and adds it to the array at the end.
var votes = new Array<>(0, 3);

void count() throws Exception {
  int[] own = new int[3];
  for (int ballot = 0; ballot < 30; ballot++) {
    Thread.sleep(Duration.ofMillis(10));
    own[ballot % 3]++;
  }
  try (var held = votes.lock().hold()) {
    for (int i = 0; i < 3; i++) votes.set(i, votes.get(i) + own[i]);
  }
}

var p = new Process(() -> count());
var q = new Process(() -> count());
p.start();
q.start();
p.join();
q.join();
print(votes.toList());
