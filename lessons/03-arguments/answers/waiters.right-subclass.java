// The number is a field of the process.
class Waiter extends Process {
  private final int table;

  Waiter(int table) {
    this.table = table;
  }

  @Override
  public void run() {
    print("table " + table + " is served");
  }
}

for (int i = 1; i <= 3; i++) {
  var w = new Waiter(i);
  w.start();
  w.join();
}
