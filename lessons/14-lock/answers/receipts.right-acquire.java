// acquire and release instead of a block, and the lock is taken by the caller.
var lock = new Lock();

void receipt(String name) throws Exception {
  lock.acquire();
  try {
    for (var item : List.of("bread", "milk", "total")) {
      print(name + ": " + item);
      Thread.sleep(Duration.ofMillis(200));
    }
  } finally {
    lock.release();
  }
}

var ada = new Process(() -> receipt("Ada"));
var bob = new Process(() -> receipt("Bob"));
ada.start();
bob.start();
ada.join();
bob.join();
