// Wrong: two heralds, but nobody waits for the second.
// judged: never joined
var heralds = new ArrayList<Long>();
for (int i = 1; i <= 2; i++) {
  long pid = fork();
  if (pid == 0) {
    print("herald " + i + " rides out");
    _exit(0);
  }
  heralds.add(pid);
}
waitpid(heralds.get(0));
Thread.sleep(Duration.ofSeconds(1));
print("both are back");
