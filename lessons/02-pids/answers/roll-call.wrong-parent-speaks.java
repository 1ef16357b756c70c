// Wrong: the parent speaks for its children.
// judged: a child process printed nothing
for (int i = 0; i < 3; i++) {
  var p = new Process(() -> Thread.sleep(Duration.ofMillis(50)));
  p.start();
  print(p.pid() + " is a child of " + currentProcess().pid());
  p.join();
}
