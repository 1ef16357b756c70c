// Wrong: main loses patience, but stuck goes on.
// judged: is still running
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
print("quick: " + quick.exitCode());
print("stuck: " + stuck.exitCode());
