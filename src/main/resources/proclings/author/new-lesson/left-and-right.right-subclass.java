class Side extends Process {
  final String side;

  Side(String side) {
    this.side = side;
  }

  @Override
  public void run() {
    print("go " + side);
  }
}

var left = new Side("left");
var right = new Side("right");
right.start();
left.start();
right.join();
left.join();
print("done");
