// Wrong: one after the other, which the page's sentence denies.
// judged: no two processes ran at the same time
var results = new Queue<Integer>();
var team = new ArrayList<Process>();
for (int n : List.of(2, 3, 4)) {
  team.add(new Process(() -> {
    print("square: " + n * n);
    results.put(n * n);
  }));
}
for (var p : team) {
  p.start();
  p.join();
}
var squares = new ArrayList<Integer>();
for (int i = 0; i < 3; i++) squares.add(results.get());
Collections.sort(squares);
print(squares);
