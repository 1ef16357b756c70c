// The variable stays, but each waiter is started before it changes again.
void serve(int table) {
  print("table " + table + " is served");
}

var waiters = new ArrayList<Process>();
int table = 0;
while (table < 3) {
  table++;
  var w = new Process(() -> serve(table));
  w.start();
  waiters.add(w);
}
waiters.forEach(w -> w.join());
