// Wrong: terminate() asks with another signal.
// judged: fox ended with exit code -15
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

var ends = runners.stream().map(runner -> runner.sentinel()).toList();
var first = Connections.waitAny(ends).get(0).process();
for (var runner : runners) {
  if (runner.isAlive()) runner.terminate();
  runner.join();
}
print("winner: " + first.name());
