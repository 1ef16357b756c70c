// Slow work outside the lock, the whole receipt printed at once under it.
var printer = new Lock();

class Till extends Process {
  private final String owner;

  Till(String owner) {
    this.owner = owner;
  }

  @Override
  public void run() {
    var items = List.of("bread", "milk", "total");
    try (var held = printer.hold()) {
      items.forEach(item -> print(owner + ": " + item));
    }
  }
}

var tills = List.of(new Till("Ada"), new Till("Bob"));
tills.forEach(till -> till.start());
tills.forEach(till -> till.join());
