// A condition and a count instead of a barrier.
var stage = new Condition();
var ready = new Value<>(0);

void perform(String instrument, int ms) throws Exception {
  Thread.sleep(Duration.ofMillis(ms));
  print(instrument + " has tuned");
  try (var held = stage.hold()) {
    ready.set(ready.get() + 1);
    stage.notifyEveryone();
    stage.awaitFor(() -> ready.get() == 3);
  }
  print(instrument + " plays");
}

var band = List.of(
    new Process(() -> perform("flute", 100)),
    new Process(() -> perform("oboe", 200)),
    new Process(() -> perform("harp", 900)));
band.forEach(musician -> musician.start());
band.forEach(musician -> musician.join());
