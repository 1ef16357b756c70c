// Asking again and again until the time is over.
var quick = new Process(() -> {
  Thread.sleep(Duration.ofMillis(100));
  print("done");
}, "quick");
var stuck = new Process(() -> {
  while (true) Thread.sleep(Duration.ofSeconds(1));
}, "stuck");
quick.start();
stuck.start();
long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
while (System.nanoTime() < deadline && (quick.isAlive() || stuck.isAlive())) {
  Thread.sleep(Duration.ofMillis(50));
}
for (var late : activeChildren()) {
  late.terminate();
}
stuck.join();
quick.join();
print("quick: " + quick.exitCode());
print("stuck: " + stuck.exitCode());
