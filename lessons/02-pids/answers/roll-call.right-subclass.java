class Child extends Process {
  @Override
  public void run() {
    print(currentProcess().pid() + " is a child of " + parentProcess().pid());
  }
}

var anna = new Child();
var ben = new Child();
var carl = new Child();
anna.start();
ben.start();
carl.start();
anna.join();
ben.join();
carl.join();
