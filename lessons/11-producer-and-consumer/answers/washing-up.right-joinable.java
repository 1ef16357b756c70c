// Main waits for the work first, and sends the washers home after it.
var plates = new JoinableQueue<Integer>();

class Washer extends Process {
  @Override
  public void run() {
    for (var n = plates.get(); n != null; n = plates.get()) {
      print("plate " + n + " is clean");
      plates.taskDone();
    }
    print("going home");
  }
}

var washers = List.of(new Washer(), new Washer(), new Washer());
washers.forEach(w -> w.start());
for (int n = 1; n <= 6; n++) plates.put(n);
plates.join();
washers.forEach(w -> plates.put(null));
washers.forEach(w -> w.join());
print("all clean");
