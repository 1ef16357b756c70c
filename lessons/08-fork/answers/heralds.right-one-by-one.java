// One herald after the other; the castle never has two out at once.
void sendOut(int number) {
  long pid = fork();
  if (pid == 0) {
    print("herald " + number + " rides out");
    _exit(0);
  }
  waitpid(pid);
}

sendOut(1);
sendOut(2);
print("both are back");
