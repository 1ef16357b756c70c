// Wrong: each waits at a barrier of its own, for nobody but itself.
// judged: Somebody played while another was still tuning.
void perform(String instrument, int ms) throws Exception {
  Thread.sleep(Duration.ofMillis(ms));
  print(instrument + " has tuned");
  new Barrier(1).await();
  print(instrument + " plays");
}

var band = List.of(
    new Process(() -> perform("flute", 100)),
    new Process(() -> perform("oboe", 200)),
    new Process(() -> perform("harp", 900)));
band.forEach(musician -> musician.start());
band.forEach(musician -> musician.join());
