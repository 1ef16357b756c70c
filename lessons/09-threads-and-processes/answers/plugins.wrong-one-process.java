// Wrong: one process for all, so wind takes rain and snow with it.
// judged: 1 process was started
void show(String what) throws Exception {
  Thread.sleep(Duration.ofMillis(200));
  if (what.equals("wind")) System.exit(4);
  Thread.sleep(Duration.ofMillis(300));
  print(what + " is shown");
}

var all = new Process(() -> {
  for (var what : List.of("rain", "wind", "snow")) show(what);
}, "all");
all.start();
all.join();
print("rain: 0");
print("wind: " + all.exitCode());
print("snow: 0");
