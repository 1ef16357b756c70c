// All plates are in before anybody begins, so nothing there means no more.
var plates = new Queue<Integer>();
for (int n = 1; n <= 6; n++) plates.put(n);

void wash() throws Exception {
  try {
    while (true) {
      int n = plates.getNowait();
      Thread.sleep(Duration.ofMillis(200));
      print("plate " + n + " is clean");
    }
  } catch (QueueEmptyException none) {
    print("going home");
  }
}

var washers = List.of(
    new Process(() -> wash()), new Process(() -> wash()), new Process(() -> wash()));
washers.forEach(w -> w.start());
washers.forEach(w -> w.join());
print("all clean");
