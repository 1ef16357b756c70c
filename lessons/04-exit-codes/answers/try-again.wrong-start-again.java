// Wrong: the same process is started again.
// judged: started once
void send(int number) {
  if (number < 3) {
    print("the line is busy");
    System.exit(75);
  }
  print("the letter is gone");
}

int tries = 1;
var p = new Process(() -> send(tries));
p.start();
p.join();
while (p.exitCode() == 75) {
  tries++;
  p.start();
  p.join();
}
print("sent after " + tries + " tries");
