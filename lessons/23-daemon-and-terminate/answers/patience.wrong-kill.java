// Wrong: kill() can't be refused, and leaves -9.
// judged: stuck ended with exit code -9
var quick = new Process(() -> {
  Thread.sleep(Duration.ofMillis(100));
  print("done");
}, "quick");
var stuck = new Process(() -> {
  while (true) Thread.sleep(Duration.ofSeconds(1));
}, "stuck");
quick.start();
stuck.start();
quick.join();
stuck.join(Duration.ofSeconds(1));
stuck.kill();
stuck.join();
print("quick: " + quick.exitCode());
print("stuck: " + stuck.exitCode());
