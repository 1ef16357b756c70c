// Wrong: right numbers, but they are only printed; stuck ends by itself.
// judged: stuck ended with exit code 0
var quick = new Process(() -> print("done"), "quick");
var stuck = new Process(() -> Thread.sleep(Duration.ofMillis(100)), "stuck");
quick.start();
stuck.start();
quick.join();
stuck.join();
print("quick: 0");
print("stuck: -15");
