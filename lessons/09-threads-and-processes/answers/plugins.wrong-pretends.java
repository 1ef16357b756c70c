// Wrong: wind is left out, and its code is only printed.
// judged: 2 processes were started
void show(String what) throws Exception {
  Thread.sleep(Duration.ofMillis(200));
  if (what.equals("wind")) System.exit(4);
  Thread.sleep(Duration.ofMillis(300));
  print(what + " is shown");
}

for (var what : List.of("rain", "snow")) {
  var p = new Process(() -> show(what), what);
  p.start();
  p.join();
  print(what + ": " + p.exitCode());
}
print("wind: 4");
