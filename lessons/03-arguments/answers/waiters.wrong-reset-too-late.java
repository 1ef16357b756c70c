// Wrong: the variable is set back before anybody is started.
// judged: it was printed 3 times
void serve(int table) {
  print("table " + table + " is served");
}

int table = 0;
var waiters = new ArrayList<Process>();
for (int i = 1; i <= 3; i++) {
  table = i;
  waiters.add(new Process(() -> serve(table)));
}
table = 1;
waiters.forEach(w -> w.start());
waiters.forEach(w -> w.join());
