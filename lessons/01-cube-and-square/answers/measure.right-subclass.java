class Measuring extends Process {
  private final String what;
  private final int result;

  Measuring(String what, int result) {
    this.what = what;
    this.result = result;
  }

  @Override
  public void run() {
    print(what + ": " + result);
  }
}

int edge = 4;
Process volume = new Measuring("Volume", edge * edge * edge);
Process surface = new Measuring("Surface", 6 * edge * edge);
volume.start();
surface.start();
volume.join();
surface.join();
print("Measured.");
