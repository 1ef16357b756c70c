// Wrong: the mark is put before the baker has baked anything.
// judged: a child process printed nothing
var shelf = new Queue<String>();
var customer = new Process(() -> {
  for (var loaf = shelf.get(); loaf != null; loaf = shelf.get()) {
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
shelf.put(null);
baker.join();
customer.join();
