// Wrong: the customer looks once, and leaves before the first loaf is there.
// judged: a child process printed nothing
var shelf = new Queue<String>();
var customer = new Process(() -> {
  if (!shelf.empty()) {
    for (int i = 0; i < 4; i++) {
      print("bought " + shelf.get());
    }
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
customer.join();
