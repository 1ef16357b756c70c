// Wrong: they run elsewhere now, and each adds to a copy of the list.
// judged: printed `[]`
var results = new ArrayList<Integer>();
var team = new ArrayList<Process>();
for (int n : List.of(2, 3, 4)) {
  team.add(new Process(() -> {
    print("square: " + n * n);
    results.add(n * n);
  }));
}
team.forEach(p -> p.start());
team.forEach(p -> p.join());
print(results);
