// The customer knows how many loaves there will be.
var shelf = new Queue<String>();
var customer = new Process(() -> {
  for (int i = 0; i < 4; i++) {
    print("bought " + shelf.get());
  }
});
var baker = new Process(() -> {
  for (int i = 1; i <= 4; i++) {
    Thread.sleep(Duration.ofMillis(300));
    shelf.put("loaf " + i);
  }
}, "baker");
baker.start();
customer.start();
customer.join();
baker.join();
