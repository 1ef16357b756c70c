// One mark is enough if whoever finds it puts it back.
var letters = new Queue<String>();

class Sorter extends Process {
  @Override
  public void run() {
    while (true) {
      String letter = letters.get();
      if (letter == null) {
        letters.put(null);
        return;
      }
      print("sorted " + letter);
    }
  }
}

var sorters = List.of(new Sorter(), new Sorter(), new Sorter());
sorters.forEach(sorter -> sorter.start());
for (int i = 1; i <= 9; i++) {
  Thread.sleep(Duration.ofMillis(50));
  letters.put("letter " + i);
}
letters.put(null);
sorters.forEach(sorter -> sorter.join());
