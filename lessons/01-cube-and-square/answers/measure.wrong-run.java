// Wrong: run() does the work right here; no process is started.
// judged: no process was started
void measure(String what, int result) throws Exception {
  Thread.sleep(Duration.ofMillis(500));
  print(what + ": " + result);
}

var surface = new Process(() -> measure("Surface", 6 * 4 * 4));
var volume = new Process(() -> measure("Volume", 4 * 4 * 4));
surface.run();
volume.run();
print("Measured.");
