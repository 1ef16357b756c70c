// Wrong: main doesn't wait.
// judged: never joined
var left = new Process(() -> print("go left"));
var right = new Process(() -> print("go right"));
left.start();
right.start();
print("done");
