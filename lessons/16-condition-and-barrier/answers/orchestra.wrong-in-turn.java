// Wrong: one musician after the other.
// judged: Somebody played while another was still tuning.
void perform(String instrument, int ms) throws Exception {
  Thread.sleep(Duration.ofMillis(ms));
  print(instrument + " has tuned");
  print(instrument + " plays");
}

var band = List.of(
    new Process(() -> perform("flute", 100)),
    new Process(() -> perform("oboe", 200)),
    new Process(() -> perform("harp", 900)));
for (var musician : band) {
  musician.start();
  musician.join();
}
