// Wrong: the fish is added by main, so main has it.
// judged: `main: [soup, bread, fish]`
var board = new ArrayList<>(List.of("soup"));
var kitchen = new Process(() -> {
  print("kitchen: " + board);
});
board.add("bread");
board.add("fish");
kitchen.start();
kitchen.join();
print("main: " + board);
