// Wrong: a barrier for two opens when two have come, and never for the third.
// judged: exit code 1
var tuned = new Barrier(2);

void perform(String instrument, int ms) throws Exception {
  Thread.sleep(Duration.ofMillis(ms));
  print(instrument + " has tuned");
  tuned.await(Duration.ofSeconds(2));
  print(instrument + " plays");
}

var band = List.of(
    new Process(() -> perform("flute", 100)),
    new Process(() -> perform("oboe", 200)),
    new Process(() -> perform("harp", 900)));
band.forEach(musician -> musician.start());
band.forEach(musician -> musician.join());
