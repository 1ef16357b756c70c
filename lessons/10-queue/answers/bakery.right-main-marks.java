// Main puts the mark, once the baker has gone home.
var shelf = new Queue<String>();
var customer = new Process(() -> {
  while (true) {
    String loaf = shelf.get();
    if (loaf == null) {
      break;
    }
    print("bought " + loaf);
  }
}, "customer");
var baker = new Process(() -> {
  for (int i = 1; i <= 4; i++) {
    Thread.sleep(Duration.ofMillis(300));
    shelf.put("loaf " + i);
  }
}, "baker");
customer.start();
baker.start();
baker.join();
shelf.put(null);
customer.join();
