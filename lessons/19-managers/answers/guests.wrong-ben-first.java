// Wrong: main adds Ben before the child has been waited for, or even started.
// judged: guests: [Ben, Ada]
try (var manager = new Manager()) {
  var guests = manager.<String>list();
  var child = new Process(() -> guests.add("Ada"));
  guests.add("Ben");
  child.start();
  child.join();
  print("guests: " + guests);
}
