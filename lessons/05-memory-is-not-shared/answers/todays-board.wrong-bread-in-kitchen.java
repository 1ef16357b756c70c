// Wrong: the bread is added in the kitchen, so main has none.
// judged: `main: [soup]`
var board = new ArrayList<>(List.of("soup"));
var kitchen = new Process(() -> {
  board.add("bread");
  board.add("fish");
  print("kitchen: " + board);
});
kitchen.start();
kitchen.join();
print("main: " + board);
