// Wrong: the lock is given back after each line.
// judged: gave the lock back between
var lock = new Lock();

void receipt(String name) throws Exception {
  for (var item : List.of("bread", "milk", "total")) {
    try (var held = lock.hold()) {
      print(name + ": " + item);
    }
    Thread.sleep(Duration.ofMillis(200));
  }
}

var ada = new Process(() -> receipt("Ada"));
var bob = new Process(() -> receipt("Bob"));
ada.start();
bob.start();
ada.join();
bob.join();
