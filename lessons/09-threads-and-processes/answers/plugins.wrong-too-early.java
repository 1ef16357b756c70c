// Wrong: the code is read before the process has ended.
// judged: `rain: null`
void show(String what) throws Exception {
  Thread.sleep(Duration.ofMillis(200));
  if (what.equals("wind")) System.exit(4);
  Thread.sleep(Duration.ofMillis(300));
  print(what + " is shown");
}

var plugins = new ArrayList<Process>();
for (var what : List.of("rain", "wind", "snow")) {
  plugins.add(new Process(() -> show(what), what));
}
for (var p : plugins) p.start();
for (var p : plugins) print(p.name() + ": " + p.exitCode());
for (var p : plugins) p.join();
