// Wrong: quick is terminated as well, before it could end by itself.
// judged: quick ended with exit code -15
var quick = new Process(() -> {
  Thread.sleep(Duration.ofMillis(100));
  print("done");
}, "quick");
var stuck = new Process(() -> {
  while (true) Thread.sleep(Duration.ofSeconds(1));
}, "stuck");
quick.start();
stuck.start();
quick.terminate();
stuck.terminate();
quick.join();
stuck.join();
print("quick: " + quick.exitCode());
print("stuck: " + stuck.exitCode());
