// No subclass: a function, and names of one's own choice.
void runLane(int lane) throws Exception {
  print("lane " + lane + ": go");
  Thread.sleep(Duration.ofMillis(500));
  print("lane " + lane + ": home");
}

var one = new Process(() -> runLane(1), "Runner-1");
var two = new Process(() -> runLane(2), "Runner-2");
var three = new Process(() -> runLane(3), "Runner-3");
one.start();
two.start();
three.start();
three.join();
two.join();
one.join();
