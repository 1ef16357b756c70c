// Wrong: main doesn't wait.
// judged: MainProcess printed `Measured.` before
void measure(String what, int result) throws Exception {
  Thread.sleep(Duration.ofMillis(500));
  print(what + ": " + result);
}

var surface = new Process(() -> measure("Surface", 6 * 4 * 4));
var volume = new Process(() -> measure("Volume", 4 * 4 * 4));
surface.start();
volume.start();
print("Measured.");
surface.join();
volume.join();
