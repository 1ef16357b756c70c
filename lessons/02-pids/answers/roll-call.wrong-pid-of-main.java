// Wrong: main's PID is read before the children are there.
// judged: its own PID
long pid = currentProcess().pid();
for (int i = 0; i < 3; i++) {
  var p = new Process(() -> print(pid + " is a child of " + parentProcess().pid()));
  p.start();
  p.join();
}
