// Wrong: one process does both.
// judged: 1 process was started
void measure(String what, int result) throws Exception {
  Thread.sleep(Duration.ofMillis(500));
  print(what + ": " + result);
}

var both = new Process(() -> {
  measure("Surface", 6 * 4 * 4);
  measure("Volume", 4 * 4 * 4);
});
both.start();
both.join();
print("Measured.");
