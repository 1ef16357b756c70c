// Wrong: side by side, but by the default method.
// judged: forkserver
void test(int number) throws Exception {
  Thread.sleep(Duration.ofMillis(400));
  print("test " + number + " passed");
}

var tests = new ArrayList<Process>();
for (int number : List.of(1, 2, 3)) {
  tests.add(new Process(() -> test(number)));
}
tests.forEach(p -> p.start());
tests.forEach(p -> p.join());
print("all passed");
