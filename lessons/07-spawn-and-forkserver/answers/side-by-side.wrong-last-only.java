// Wrong: only the last is joined, and main doesn't wait for the others.
// judged: before
void test(int number) throws Exception {
  Thread.sleep(Duration.ofMillis(number == 3 ? 0 : 1500));
  print("test " + number + " passed");
}

var spawn = Context.of("spawn");
var tests = new ArrayList<Process>();
for (int number : List.of(1, 2, 3)) {
  var p = spawn.process(() -> test(number));
  p.start();
  tests.add(p);
}
tests.getLast().join();
print("all passed");
tests.forEach(p -> p.join());
