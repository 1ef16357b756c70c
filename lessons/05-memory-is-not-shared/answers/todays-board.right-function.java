// The list is handed to a function, which can't reach main's either.
void cook(List<String> dishes) {
  dishes.add("fish");
  print("kitchen: " + dishes);
}

var board = new ArrayList<>(List.of("soup", "bread"));
var kitchen = new Process(() -> cook(board), "kitchen");
kitchen.start();
while (kitchen.isAlive()) {
  kitchen.join(Duration.ofMillis(50));
}
print("main: " + board);
