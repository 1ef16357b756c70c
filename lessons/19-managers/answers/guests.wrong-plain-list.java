// Wrong: a plain list; the child writes on a copy.
// judged: guests: [Ben]
var guests = new ArrayList<String>();
var child = new Process(() -> guests.add("Ada"));
child.start();
child.join();
guests.add("Ben");
print("guests: " + guests);
