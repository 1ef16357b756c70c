// Wrong: a process for each letter instead of three sorters.
// judged: 9 processes were started
var sorters = new ArrayList<Process>();
for (int i = 1; i <= 9; i++) {
  var letter = "letter " + i;
  sorters.add(new Process(() -> print("sorted " + letter)));
}
sorters.forEach(p -> p.start());
sorters.forEach(p -> p.join());
