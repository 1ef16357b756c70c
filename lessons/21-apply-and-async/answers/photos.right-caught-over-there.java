// The worker catches its own failure, so map has a result for each.
String develop(String photo) throws Exception {
  print("developing " + photo);
  Thread.sleep(Duration.ofMillis(200));
  if (photo.equals("torn")) throw new Exception("it is torn");
  return photo;
}

var photos = List.of("beach", "torn", "dog", "house");
String outcome(String photo) {
  try {
    return develop(photo) + ": done";
  } catch (Exception e) {
    return photo + ": failed";
  }
}

var pool = new Pool(2);
pool.map(p -> outcome(p), photos).forEach(line -> print(line));
pool.close();
pool.join();
