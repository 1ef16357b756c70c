// Wrong: the castle waits, but a herald stays in the loop and forks as well.
// judged: 3 processes were started
var heralds = new ArrayList<Long>();
boolean castle = true;
for (int i = 1; i <= 2; i++) {
  long pid = fork();
  if (pid == 0) {
    castle = false;
    heralds.clear();
    print("herald " + i + " rides out");
  } else {
    heralds.add(pid);
  }
}
for (long pid : heralds) waitpid(pid);
if (!castle) _exit(0);
print("both are back");
