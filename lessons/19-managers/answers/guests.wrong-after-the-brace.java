// Wrong: the list is printed when its manager is gone.
// judged: ManagerEnded
var out = new ArrayList<List<String>>();
try (var manager = new Manager()) {
  var guests = manager.<String>list();
  var child = new Process(() -> guests.add("Ada"));
  child.start();
  child.join();
  guests.add("Ben");
  out.add(guests);
}
print("guests: " + out.get(0));
