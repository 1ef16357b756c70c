// What is printed is a copy, taken while the manager was still there.
var copy = new ArrayList<String>();
try (var manager = new Manager()) {
  var guests = manager.<String>list();
  var child = new Process(() -> guests.add("Ada"));
  child.start();
  while (guests.isEmpty()) {
    Thread.sleep(Duration.ofMillis(20));
  }
  guests.add("Ben");
  child.join();
  copy.addAll(guests);
}
print("guests: " + copy);
