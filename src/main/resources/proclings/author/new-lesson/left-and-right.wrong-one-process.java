// Wrong: one process does both.
// judged: 1 process was started
var both = new Process(() -> {
  print("go left");
  print("go right");
});
both.start();
both.join();
print("done");
