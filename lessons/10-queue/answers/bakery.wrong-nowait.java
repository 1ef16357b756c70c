// Wrong: getNowait() doesn't wait, so the customer ends with an exception.
// judged: exit code 1
var shelf = new Queue<String>();
var customer = new Process(() -> {
  for (int i = 0; i < 4; i++) {
    print("bought " + shelf.getNowait());
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
