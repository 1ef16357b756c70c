// The manager is shut down by hand, and Ben's place is behind Ada's anyway.
var manager = new Manager();
var guests = manager.<String>list();
var ada = new Process(() -> guests.add(0, "Ada"));
guests.add("Ben");
ada.start();
ada.join();
print("guests: " + guests);
manager.shutdown();
