// Wrong: main does the buying, there is no customer.
// judged: the main process itself
var shelf = new Queue<String>();
var baker = new Process(() -> {
  for (int i = 1; i <= 4; i++) {
    Thread.sleep(Duration.ofMillis(300));
    shelf.put("loaf " + i);
  }
}, "baker");
baker.start();
for (int i = 0; i < 4; i++) {
  print("bought " + shelf.get());
}
baker.join();
