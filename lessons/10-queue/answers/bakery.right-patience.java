// The customer has little patience, but looks in again until the bakery is
// closed and, after that, its shelf is empty.
var shelf = new Queue<String>();
var closed = new Event();
var customer = new Process(() -> {
  while (true) {
    boolean last = closed.isSet();
    try {
      print("bought " + shelf.get(Duration.ofMillis(200)));
    } catch (QueueEmptyException nothingCame) {
      if (last) {
        break;
      }
    }
  }
});
var baker = new Process(() -> {
  for (int i = 1; i <= 4; i++) {
    Thread.sleep(Duration.ofMillis(300));
    shelf.put("loaf " + i);
  }
  closed.set();
}, "baker");
customer.start();
baker.start();
customer.join();
baker.join();
