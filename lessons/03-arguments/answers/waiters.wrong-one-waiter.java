// Wrong: one waiter serves all three tables.
// judged: 1 process was started
void serve(int table) {
  print("table " + table + " is served");
}

var waiter = new Process(() -> {
  for (int table = 1; table <= 3; table++) {
    serve(table);
  }
});
waiter.start();
waiter.join();
