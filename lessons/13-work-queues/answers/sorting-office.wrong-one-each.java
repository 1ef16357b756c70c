// Wrong: a return in the loop. Three letters are sorted, six are forgotten.
// judged: 3 times
var letters = new Queue<String>();

void sort() {
  while (true) {
    print("sorted " + letters.get());
    return;
  }
}

var sorters = new ArrayList<Process>();
for (int i = 0; i < 3; i++) sorters.add(new Process(() -> sort()));
sorters.forEach(p -> p.start());
for (int i = 1; i <= 9; i++) letters.put("letter " + i);
sorters.forEach(p -> p.join());
