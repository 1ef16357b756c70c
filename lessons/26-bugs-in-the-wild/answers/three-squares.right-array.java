// Each writes into a place of its own in shared memory: nothing to be sorted.
var squares = new Array<>(0, 3);
class Square extends Process {
  private final int n;

  Square(int n) {
    this.n = n;
  }

  @Override
  public void run() {
    print("square: " + n * n);
    squares.set(n - 2, n * n);
  }
}

var team = List.of(new Square(2), new Square(3), new Square(4));
for (var p : team) p.start();
for (var p : team) p.join();
print(squares.toList());
