// Two forks written out; each child is told apart by what it was given.
long first = fork();
long second = first == 0 ? 0 : fork();
if (first == 0 || second == 0) {
  print("herald " + (first == 0 ? 1 : 2) + " rides out");
  _exit(0);
}
while (waitpid(second, Duration.ofMillis(100)) == null) {
}
waitpid(first);
print("both are back");
