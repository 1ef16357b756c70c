// The customer has patience, but not for ever.
var shelf = new Queue<String>();
var customer = new Process(() -> {
  try {
    while (true) {
      print("bought " + shelf.get(Duration.ofSeconds(2)));
    }
  } catch (QueueEmptyException nothingCame) {
  }
});
var baker = new Process(() -> {
  for (int i = 1; i <= 4; i++) {
    Thread.sleep(Duration.ofMillis(300));
    shelf.put("loaf " + i);
  }
}, "baker");
customer.start();
baker.start();
customer.join();
baker.join();
