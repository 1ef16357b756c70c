// No sentinel: main looks every 20 ms who is still running.
var line = new Barrier(3);

void run(int ms) throws Exception {
  line.await();
  Thread.sleep(Duration.ofMillis(ms));
  print("at the goal");
}

var hare = new Process(() -> run(200), "hare");
var fox = new Process(() -> run(4000), "fox");
var snail = new Process(() -> run(5000), "snail");
var runners = List.of(snail, fox, hare);
runners.forEach(runner -> runner.start());

while (activeChildren().size() == 3) {
  Thread.sleep(Duration.ofMillis(20));
}
for (var late : activeChildren()) {
  late.kill();
  late.join();
}
for (var runner : runners) {
  if (runner.exitCode() == 0) print("winner: " + runner.name());
}
