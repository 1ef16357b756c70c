// Wrong: run() by hand, so main runs all three lanes.
// judged: no process was started
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
  new Runner(lane).run();
}
