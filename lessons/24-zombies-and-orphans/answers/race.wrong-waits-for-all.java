// Wrong: the right name, but only when all of them are there.
// judged: fox ended with exit code 0
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

runners.forEach(runner -> runner.join());
print("winner: hare");
