// The method is chosen for all that main starts.
void test(int number) throws Exception {
  Thread.sleep(Duration.ofMillis(400));
  print("test " + number + " passed");
}

setStartMethod("spawn");
var tests = new ArrayList<Process>();
for (int number : List.of(1, 2, 3)) {
  tests.add(new Process(() -> test(number), "test " + number));
}
tests.forEach(p -> p.start());
tests.forEach(p -> p.join());
print("all passed");
