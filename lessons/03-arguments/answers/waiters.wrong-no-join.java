// Wrong: right numbers, but main doesn't join anybody.
// judged: never joined
void serve(int table) {
  print("table " + table + " is served");
}

var waiters = new ArrayList<Process>();
for (int table : List.of(1, 2, 3)) {
  waiters.add(new Process(() -> serve(table)));
}
waiters.forEach(w -> w.start());
Thread.sleep(Duration.ofMillis(1500));
