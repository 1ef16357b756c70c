// Wrong: nobody asks the receipts, so the torn one is called done.
// judged: torn: failed
String develop(String photo) throws Exception {
  print("developing " + photo);
  Thread.sleep(Duration.ofMillis(200));
  if (photo.equals("torn")) throw new Exception("it is torn");
  return photo;
}

var photos = List.of("beach", "torn", "dog", "house");
try (var pool = new Pool(2)) {
  for (var photo : photos) {
    var receipt = pool.applyAsync(p -> develop(p), photo);
    receipt.await();
    print(photo + ": done");
  }
}
