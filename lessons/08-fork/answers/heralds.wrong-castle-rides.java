// Wrong: the parent's branch and the child's are mixed up.
// judged: the main process itself
for (int i = 1; i <= 2; i++) {
  long pid = fork();
  if (pid != 0) {
    print("herald " + i + " rides out");
    waitpid(pid);
  } else {
    _exit(0);
  }
}
print("both are back");
