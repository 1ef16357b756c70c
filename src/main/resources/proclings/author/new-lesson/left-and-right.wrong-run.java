// Wrong: run() does the work right here; no process is started.
// judged: no process was started
var left = new Process(() -> print("go left"));
var right = new Process(() -> print("go right"));
left.run();
right.run();
print("done");
