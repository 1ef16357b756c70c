// Wrong: the first is waited for before the second is started.
// judged: was joined before
void measure(String what, int result) throws Exception {
  Thread.sleep(Duration.ofMillis(500));
  print(what + ": " + result);
}

var surface = new Process(() -> measure("Surface", 6 * 4 * 4));
surface.start();
surface.join();
var volume = new Process(() -> measure("Volume", 4 * 4 * 4));
volume.start();
volume.join();
print("Measured.");
