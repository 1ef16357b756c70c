// Wrong: each is joined before the next is started.
// judged: was joined before
class Runner extends Process {
  final int lane;

  Runner(int lane) {
    this.lane = lane;
  }

  @Override
  public void run() throws Exception {
    print("lane " + lane + ": go");
    Thread.sleep(Duration.ofMillis(500));
    print("lane " + lane + ": home");
  }
}

for (int lane = 1; lane <= 3; lane++) {
  var runner = new Runner(lane);
  runner.start();
  runner.join();
}
