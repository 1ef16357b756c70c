// Wrong: main holds the lock, the tills that print don't.
// judged: MainProcess held Lock-
var lock = new Lock();

void receipt(String name) throws Exception {
  for (var item : List.of("bread", "milk", "total")) {
    print(name + ": " + item);
    Thread.sleep(Duration.ofMillis(200));
  }
}

try (var held = lock.hold()) {
  var ada = new Process(() -> receipt("Ada"));
  var bob = new Process(() -> receipt("Bob"));
  ada.start();
  bob.start();
  ada.join();
  bob.join();
}
