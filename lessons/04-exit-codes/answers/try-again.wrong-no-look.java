// Wrong: three are started at once, nobody looks at a code.
// judged: before
void send(int number) {
  if (number < 3) {
    print("the line is busy");
    System.exit(75);
  }
  print("the letter is gone");
}

var all = new ArrayList<Process>();
for (int number : List.of(1, 2, 3)) {
  all.add(new Process(() -> send(number)));
}
print("sent after 3 tries");
all.forEach(p -> p.start());
all.forEach(p -> p.join());
