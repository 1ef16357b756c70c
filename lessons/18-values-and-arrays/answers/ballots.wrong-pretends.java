// Wrong: the right numbers are printed, and nothing is counted.
// judged: wrote to no shared value
var votes = new Array<>(0, 3);

void count() throws Exception {
  for (int ballot = 0; ballot < 30; ballot++) {
    Thread.sleep(Duration.ofMillis(1));
  }
}

var p = new Process(() -> count());
var q = new Process(() -> count());
p.start();
q.start();
p.join();
q.join();
print(List.of(20, 20, 20));
