// Wrong: one process tries three times, without a process for each.
// judged: exit code
void send(int number) {
  print(number < 3 ? "the line is busy" : "the letter is gone");
}

var p = new Process(() -> {
  for (int i = 1; i <= 3; i++) send(i);
});
p.start();
p.join();
print("sent after 3 tries");
