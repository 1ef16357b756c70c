// Wrong: no lock, but one till after the other.
// judged: no two processes ran at the same time
void receipt(String name) throws Exception {
  for (var item : List.of("bread", "milk", "total")) {
    print(name + ": " + item);
    Thread.sleep(Duration.ofMillis(200));
  }
}

for (var name : List.of("Ada", "Bob")) {
  var till = new Process(() -> receipt(name));
  till.start();
  till.join();
}
