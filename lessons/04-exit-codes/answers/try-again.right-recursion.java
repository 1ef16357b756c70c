// A function that calls itself until the code is another one.
void send(int number) {
  if (number < 3) {
    print("the line is busy");
    System.exit(75);
  }
  print("the letter is gone");
}

int tryFrom(int number) {
  var p = new Process(() -> send(number), "try " + number);
  p.start();
  p.join();
  return p.exitCode() == 75 ? tryFrom(number + 1) : number;
}

print("sent after " + tryFrom(1) + " tries");
