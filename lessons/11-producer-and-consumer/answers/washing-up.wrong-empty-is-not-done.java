// Wrong: main says so when the queue is empty, and the last plates are still wet.
// judged: before
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
var washers = new ArrayList<Process>();
for (int i = 0; i < 3; i++) washers.add(new Process(() -> wash()));
washers.forEach(w -> w.start());
while (plates.qsize() > 3) Thread.sleep(Duration.ofMillis(10));
print("all clean");
washers.forEach(w -> w.join());
