// Wrong: the marks stand before the letters, and everybody goes home.
// judged: a child process printed nothing
var letters = new Queue<String>();

void sort() {
  for (var l = letters.get(); l != null; l = letters.get()) {
    print("sorted " + l);
  }
}

var sorters = new ArrayList<Process>();
for (int i = 0; i < 3; i++) sorters.add(new Process(() -> sort()));
sorters.forEach(p -> p.start());
for (int i = 0; i < 3; i++) letters.put(null);
for (int i = 1; i <= 9; i++) letters.put("letter " + i);
sorters.forEach(p -> p.join());
