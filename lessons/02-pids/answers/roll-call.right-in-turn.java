// One after the other is fine here, and the parent's PID may be captured.
long parent = currentProcess().pid();
for (int i = 0; i < 3; i++) {
  var p = new Process(
      () -> print(ProcessHandle.current().pid() + " is a child of " + parent));
  p.start();
  p.join();
}
