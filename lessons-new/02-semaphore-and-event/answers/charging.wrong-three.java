// Wrong: three permits for two points.
// judged: three cars were plugged in
var power = new Event();
var points = new Semaphore(3);
var inUse = new Value<>(0);

void charge(String car) throws Exception {
  print(car + " plugs in, in use: " + inUse.add(1));
  Thread.sleep(Duration.ofMillis(300));
  inUse.add(-1);
}

void park(String car) throws Exception {
  power.await();
  try (var held = points.hold()) {
    charge(car);
  }
}

var cars = new ArrayList<Process>();
for (var car : List.of("red", "blue", "white", "black", "green")) {
  cars.add(new Process(() -> park(car), car));
}
cars.forEach(car -> car.start());
Thread.sleep(Duration.ofMillis(800));
power.set();
cars.forEach(car -> car.join());
