// Wrong: the code is read before there is one.
// judged: 1 process was started
void send(int number) {
  if (number < 3) {
    print("the line is busy");
    System.exit(75);
  }
  print("the letter is gone");
}

int tries = 0;
Integer exit = 75;
while (exit != null && exit == 75) {
  tries++;
  var p = new Process(() -> send(tries));
  p.start();
  exit = p.exitCode();
  p.join();
}
print("sent after " + tries + " tries");
