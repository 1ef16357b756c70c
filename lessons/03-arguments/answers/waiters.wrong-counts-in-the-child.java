// Wrong: each child counts up a copy of its own, from 0 to 1.
// judged: it was printed 3 times
void serve(int table) {
  print("table " + table + " is served");
}

var waiters = new ArrayList<Process>();
int table = 0;
for (int i = 0; i < 3; i++) {
  waiters.add(new Process(() -> {
    table++;
    serve(table);
  }));
}
waiters.forEach(w -> w.start());
waiters.forEach(w -> w.join());
