// All that were started are kept; the last one decides.
void send(int number) {
  if (number < 3) {
    print("the line is busy");
    System.exit(75);
  }
  print("the letter is gone");
}

var tries = new ArrayList<Process>();
do {
  int number = tries.size() + 1;
  tries.add(new Process(() -> send(number)));
  tries.getLast().start();
  while (tries.getLast().exitCode() == null) {
    tries.getLast().join(Duration.ofMillis(100));
  }
} while (tries.getLast().exitCode() != 0);
print("sent after " + tries.size() + " tries");
