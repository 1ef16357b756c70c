// A function makes each waiter: its parameter is his own.
void serve(int table) {
  print("table " + table + " is served");
}

Process waiterFor(int table) {
  return new Process(() -> serve(table), "waiter " + table);
}

var waiters = List.of(waiterFor(1), waiterFor(2), waiterFor(3));
for (var w : waiters) {
  w.start();
}
for (var w : waiters) {
  w.join();
}
