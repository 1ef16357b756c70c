// Wrong: the method is chosen after the start.
// judged: forkserver
void test(int number) throws Exception {
  Thread.sleep(Duration.ofMillis(400));
  print("test " + number + " passed");
}

var tests = new ArrayList<Process>();
for (int number : List.of(1, 2, 3)) {
  var p = new Process(() -> test(number));
  p.start();
  tests.add(p);
}
setStartMethod("spawn");
tests.forEach(p -> p.join());
print("all passed");
