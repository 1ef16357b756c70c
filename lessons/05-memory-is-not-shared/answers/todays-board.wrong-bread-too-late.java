// Wrong: the copy is made before the bread is there.
// judged: `kitchen: [soup, fish]`
var board = new ArrayList<>(List.of("soup"));
var kitchen = new Process(() -> {
  board.add("fish");
  print("kitchen: " + board);
});
kitchen.start();
board.add("bread");
kitchen.join();
print("main: " + board);
