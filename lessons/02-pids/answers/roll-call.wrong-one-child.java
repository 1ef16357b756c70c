// wrong: one process calls the roll three times
var p = new Process(() -> {
  for (int i = 0; i < 3; i++) {
    print(currentProcess().pid() + " is a child of " + parentProcess().pid());
  }
});
p.start();
p.join();
