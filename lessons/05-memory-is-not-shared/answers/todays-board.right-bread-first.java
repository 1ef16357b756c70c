// The bread is there before the kitchen is even made.
var board = new ArrayList<>(List.of("soup"));
board.add("bread");
var kitchen = new Process(() -> {
  board.add("fish");
  print("kitchen: " + board);
});
kitchen.start();
kitchen.join();
print("main: " + board);
