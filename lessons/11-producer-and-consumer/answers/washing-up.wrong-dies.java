// Wrong: a washer who finds nothing ends with an exception.
// judged: exit code 1
var plates = new Queue<Integer>();
for (int n = 1; n <= 6; n++) plates.put(n);

void wash() throws Exception {
  while (true) {
    int n = plates.getNowait();
    Thread.sleep(Duration.ofMillis(100));
    print("plate " + n + " is clean");
  }
}

var washers = new ArrayList<Process>();
for (int i = 0; i < 3; i++) washers.add(new Process(() -> wash()));
washers.forEach(w -> w.start());
washers.forEach(w -> w.join());
print("all clean");
