// Wrong: three processes are started, but main does the squares.
// judged: the main process itself
var team = new ArrayList<Process>();
var squares = new ArrayList<Integer>();
for (int n : List.of(2, 3, 4)) {
  var p = new Process(() -> Thread.sleep(Duration.ofMillis(300)));
  p.start();
  team.add(p);
  print("square: " + n * n);
  squares.add(n * n);
}
team.forEach(p -> p.join());
print(squares);
