// Wrong: main does the work, beside a pool with nothing to do.
// judged: the main process itself
String develop(String photo) throws Exception {
  print("developing " + photo);
  Thread.sleep(Duration.ofMillis(200));
  if (photo.equals("torn")) throw new Exception("it is torn");
  return photo;
}

var photos = List.of("beach", "torn", "dog", "house");
try (var pool = new Pool(2)) {
  for (var photo : photos) {
    try {
      print(develop(photo) + ": done");
    } catch (Exception e) {
      print(photo + ": failed");
    }
  }
}
