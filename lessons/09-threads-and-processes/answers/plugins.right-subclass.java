// A class of its own, and main asks again and again instead of joining.
class Plugin extends Process {
  Plugin(String what) {
    name(what);
  }

  @Override
  public void run() throws Exception {
    Thread.sleep(Duration.ofMillis(200));
    if (name().equals("wind")) System.exit(4);
    print(name() + " is shown");
  }
}

var plugins = List.of(new Plugin("rain"), new Plugin("wind"), new Plugin("snow"));
plugins.forEach(p -> p.start());
while (plugins.stream().anyMatch(p -> p.isAlive())) {
  Thread.sleep(Duration.ofMillis(50));
}
plugins.forEach(p -> print(p.name() + ": " + p.exitCode()));
