void measure(String what, int result) throws Exception {
  Thread.sleep(Duration.ofMillis(500));
  print(what + ": " + result);
}

var jobs = List.of(
    new Process(() -> measure("Surface", 6 * 4 * 4)),
    new Process(() -> measure("Volume", 4 * 4 * 4)));
for (var job : jobs) {
  job.start();
}
for (var job : jobs) {
  job.join();
}
print("Measured.");
