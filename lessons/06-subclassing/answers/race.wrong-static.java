// Wrong: the lane is static, and a child's class begins anew with 0.
// judged: `lane 0: go`
class Runner extends Process {
  static int lane;

  @Override
  public void run() throws Exception {
    print("lane " + lane + ": go");
    Thread.sleep(Duration.ofMillis(500));
    print("lane " + lane + ": home");
  }
}

var runners = List.of(new Runner(), new Runner(), new Runner());
for (var runner : runners) {
  Runner.lane++;
  runner.start();
}
for (var runner : runners) runner.join();
