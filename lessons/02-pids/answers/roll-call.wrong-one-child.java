// Wrong: one process calls the roll three times.
// judged: 1 process was started
var p = new Process(() -> {
  for (int i = 0; i < 3; i++) {
    print(currentProcess().pid() + " is a child of " + parentProcess().pid());
  }
});
p.start();
p.join();
