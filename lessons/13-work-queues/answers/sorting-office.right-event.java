// No mark at all: the office is closed by an event, and a sorter goes when it
// is closed and nothing has come for a while.
var letters = new Queue<String>();
var closed = new Event();

void sort() {
  while (true) {
    boolean last = closed.isSet();
    try {
      print("sorted " + letters.get(Duration.ofMillis(100)));
    } catch (QueueEmptyException nothingCame) {
      if (last) return;
    }
  }
}

var sorters = new ArrayList<Process>();
for (int i = 0; i < 3; i++) sorters.add(new Process(() -> sort(), "sorter " + i));
for (var sorter : sorters) sorter.start();
for (int i = 1; i <= 9; i++) {
  letters.put("letter " + i);
  Thread.sleep(Duration.ofMillis(50));
}
closed.set();
for (var sorter : sorters) sorter.join();
