// Wrong: a lock keeps them apart, but nobody waits for all.
// judged: Somebody played while another was still tuning.
var tuned = new Lock();

void perform(String instrument, int ms) throws Exception {
  Thread.sleep(Duration.ofMillis(ms));
  try (var held = tuned.hold()) {
    print(instrument + " has tuned");
    print(instrument + " plays");
  }
}

var band = List.of(
    new Process(() -> perform("flute", 100)),
    new Process(() -> perform("oboe", 200)),
    new Process(() -> perform("harp", 900)));
band.forEach(musician -> musician.start());
band.forEach(musician -> musician.join());
