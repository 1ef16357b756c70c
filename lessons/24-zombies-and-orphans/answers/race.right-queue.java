// Who reaches the goal puts its name into a queue; the first one counts.
var goal = new Queue<String>();

var line = new Barrier(3);

void run(int ms) throws Exception {
  line.await();
  Thread.sleep(Duration.ofMillis(ms));
  print("at the goal");
  goal.put(currentProcess().name());
}

var hare = new Process(() -> run(200), "hare");
var fox = new Process(() -> run(4000), "fox");
var snail = new Process(() -> run(5000), "snail");
var runners = List.of(snail, fox, hare);
runners.forEach(runner -> runner.start());

var winner = goal.get();
for (var runner : runners) {
  if (!runner.name().equals(winner)) runner.kill();
  runner.join();
}
print("winner: " + winner);
