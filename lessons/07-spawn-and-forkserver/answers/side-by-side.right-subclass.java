// A class, and each object is told how it is to be started.
class Test extends Process {
  private final int number;

  Test(int number) {
    this.number = number;
    startMethod("spawn");
  }

  @Override
  public void run() {
    print("test " + number + " passed");
  }
}

var one = new Test(1);
var two = new Test(2);
var three = new Test(3);
one.start();
two.start();
three.start();
three.join();
one.join();
two.join();
print("all passed");
