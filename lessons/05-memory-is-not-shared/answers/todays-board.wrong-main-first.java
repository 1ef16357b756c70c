// Wrong: main speaks before the kitchen has been started.
// judged: MainProcess printed `main: [soup, bread]` before
var board = new ArrayList<>(List.of("soup"));
var kitchen = new Process(() -> {
  board.add("fish");
  print("kitchen: " + board);
});
board.add("bread");
print("main: " + board);
kitchen.start();
kitchen.join();
