// Wrong: the number of the try stays 1, so the line is busy for ever; main gives up.
// judged: it was printed 5 times
void send(int number) {
  if (number < 3) {
    print("the line is busy");
    System.exit(75);
  }
  print("the letter is gone");
}

int exit = 75;
for (int i = 0; i < 5 && exit == 75; i++) {
  var p = new Process(() -> send(1));
  p.start();
  p.join();
  exit = p.exitCode();
}
print("sent after 3 tries");
