// Wrong: the runners are no processes, and those that run them are called otherwise.
// judged: no process was started
class Runner {
  final int lane;

  Runner(int lane) {
    this.lane = lane;
  }

  void run() throws Exception {
    print("lane " + lane + ": go");
    Thread.sleep(Duration.ofMillis(500));
    print("lane " + lane + ": home");
  }
}

var all = new ArrayList<Process>();
for (int lane : List.of(1, 2, 3)) {
  all.add(new Process(() -> new Runner(lane).run()));
}
all.forEach(p -> p.start());
all.forEach(p -> p.join());
