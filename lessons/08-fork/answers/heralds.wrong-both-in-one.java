// Wrong: one child rides for both.
// judged: 1 process was started
long pid = fork();
if (pid == 0) {
  print("herald 1 rides out");
  print("herald 2 rides out");
  _exit(0);
}
waitpid(pid);
print("both are back");
