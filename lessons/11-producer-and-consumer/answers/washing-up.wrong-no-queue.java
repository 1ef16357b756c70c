// Wrong: each washer has a list of its own, and washes all six.
// judged: it was printed 3 times
void wash() {
  for (int n = 1; n <= 6; n++) print("plate " + n + " is clean");
  print("going home");
}

var washers = new ArrayList<Process>();
for (int i = 0; i < 3; i++) washers.add(new Process(() -> wash()));
washers.forEach(w -> w.start());
washers.forEach(w -> w.join());
print("all clean");
