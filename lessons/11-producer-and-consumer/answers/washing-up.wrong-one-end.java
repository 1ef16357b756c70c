// Wrong: one mark for three, and main ends those who wait.
// judged: exit code -15
var plates = new Queue<Integer>();

void wash() throws Exception {
  for (var n = plates.get(); n != null; n = plates.get()) {
    Thread.sleep(Duration.ofMillis(200));
    print("plate " + n + " is clean");
  }

  print("going home");
}

for (int n = 1; n <= 6; n++) plates.put(n);
plates.put(null);
var washers = new ArrayList<Process>();
for (int i = 0; i < 3; i++) washers.add(new Process(() -> wash()));
washers.forEach(w -> w.start());
for (var w : washers) {
  w.join(Duration.ofSeconds(1));
  w.terminate();
  w.join();
}
print("all clean");
