// wrong: right numbers, but they are only printed; stuck ends by itself
var quick = new Process(() -> print("done"), "quick");
var stuck = new Process(() -> Thread.sleep(Duration.ofMillis(100)), "stuck");
quick.start();
stuck.start();
quick.join();
stuck.join();
print("quick: 0");
print("stuck: -15");
