// Wrong: two loops, but both start and join stand in the second.
// judged: was joined before
void test(int number) throws Exception {
  Thread.sleep(Duration.ofMillis(400));
  print("test " + number + " passed");
}

var spawn = Context.of("spawn");
var tests = new ArrayList<Process>();
for (int number : List.of(1, 2, 3)) {
  tests.add(spawn.process(() -> test(number)));
}
for (var p : tests) {
  p.start();
  p.join();
}
print("all passed");
