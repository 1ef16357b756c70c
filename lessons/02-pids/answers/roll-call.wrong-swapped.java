// Wrong: the two numbers are swapped.
// judged: its own PID
for (int i = 0; i < 3; i++) {
  var p = new Process(
      () -> print(parentProcess().pid() + " is a child of " + currentProcess().pid()));
  p.start();
  p.join();
}
