// One mark, which each washer puts back for the next.
var plates = new Queue<Integer>();

void wash() throws Exception {
  for (var n = plates.get(); n != null; n = plates.get()) {
    Thread.sleep(Duration.ofMillis(200));
    print("plate " + n + " is clean");
  }

  plates.put(null);
  print("going home");
}

for (int n = 1; n <= 6; n++) plates.put(n);
plates.put(null);
var a = new Process(() -> wash(), "Ada");
var b = new Process(() -> wash(), "Bob");
var c = new Process(() -> wash(), "Cleo");
a.start();
b.start();
c.start();
a.join();
b.join();
c.join();
print("all clean");
