// Main conducts: it hears from each, and gives the signal.
var tuned = new Queue<String>();
var begin = new Event();

void perform(String instrument, int ms) throws Exception {
  Thread.sleep(Duration.ofMillis(ms));
  print(instrument + " has tuned");
  tuned.put(instrument);
  begin.await();
  print(instrument + " plays");
}

var band = List.of(
    new Process(() -> perform("flute", 100)),
    new Process(() -> perform("oboe", 200)),
    new Process(() -> perform("harp", 900)));
band.forEach(musician -> musician.start());
for (int i = 0; i < 3; i++) tuned.get();
begin.set();
band.forEach(musician -> musician.join());
