// Wrong: the washers are there one after the other, and the first does it all.
// judged: no two processes ran at the same time
var plates = new Queue<Integer>();

void wash() throws Exception {
  for (var n = plates.get(); n != null; n = plates.get()) {
    Thread.sleep(Duration.ofMillis(200));
    print("plate " + n + " is clean");
  }

  print("going home");
}

for (int n = 1; n <= 6; n++) plates.put(n);
for (int i = 0; i < 3; i++) plates.put(null);
for (int i = 0; i < 3; i++) {
  var w = new Process(() -> wash());
  w.start();
  w.join();
}
print("all clean");
