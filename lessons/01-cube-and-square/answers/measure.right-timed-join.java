void measure(String what, int result) throws Exception {
  Thread.sleep(Duration.ofMillis(500));
  print(what + ": " + result);
}

var volume = new Process(() -> measure("Volume", 4 * 4 * 4), "volume");
var surface = new Process(() -> measure("Surface", 6 * 4 * 4), "surface");
volume.start();
surface.start();
while (surface.isAlive()) {
  surface.join(Duration.ofMillis(50));
}
volume.join();
print("Measured.");
