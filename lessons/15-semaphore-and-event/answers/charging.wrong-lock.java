// Wrong: a lock lets in one, and the second point is never used.
// judged: most in use: 1
var power = new Event();
var here = new Queue<String>();
var points = new Lock();
var inUse = new Value<>(0);
var counts = new Queue<Integer>();

void charge(String car) throws Exception {
  print(car + " plugs in");
  counts.put(inUse.add(1));
  Thread.sleep(Duration.ofMillis(400));
  inUse.add(-1);
}

void park(String car) throws Exception {
  here.put(car);
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
for (int i = 0; i < 5; i++) here.get();
power.set();
cars.forEach(car -> car.join());

int most = 0;
for (int i = 0; i < 5; i++) most = Math.max(most, counts.get());
print("most in use: " + most);
