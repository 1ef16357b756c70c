// Wrong: each till has a lock of its own, which keeps nobody out.
// judged: did not hold the same lock
void receipt(String name) throws Exception {
  var lock = new Lock();
  try (var held = lock.hold()) {
    for (var item : List.of("bread", "milk", "total")) {
      print(name + ": " + item);
      Thread.sleep(Duration.ofMillis(200));
    }
  }
}

var ada = new Process(() -> receipt("Ada"));
var bob = new Process(() -> receipt("Bob"));
ada.start();
bob.start();
ada.join();
bob.join();
