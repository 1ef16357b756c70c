// No constructor: the lane is set before the start. Each waits in steps.
class Runner extends Process {
  int lane;

  private void say(String what) {
    print("lane " + lane + ": " + what);
  }

  @Override
  public void run() throws Exception {
    say("go");
    for (int step = 0; step < 5; step++) {
      Thread.sleep(Duration.ofMillis(100));
    }
    say("home");
  }
}

var field = new ArrayList<Runner>();
for (int i = 1; i <= 3; i++) {
  var runner = new Runner();
  runner.lane = i;
  runner.start();
  field.add(runner);
}
while (field.stream().anyMatch(r -> r.isAlive())) {
  Thread.sleep(Duration.ofMillis(20));
}
field.forEach(r -> r.join());
