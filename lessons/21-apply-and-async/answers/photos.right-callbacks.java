// Two callbacks for each photo: one for the result, one for the failure.
String develop(String photo) throws Exception {
  print("developing " + photo);
  Thread.sleep(Duration.ofMillis(200));
  if (photo.equals("torn")) throw new Exception("it is torn");
  return photo;
}

var photos = List.of("beach", "torn", "dog", "house");
try (var pool = new Pool(2)) {
  var receipts = new ArrayList<AsyncResult<String>>();
  for (var photo : photos) {
    receipts.add(pool.applyAsync(
        p -> develop(p),
        photo,
        done -> print(done + ": done"),
        failure -> print(photo + ": failed")));
  }
  receipts.forEach(receipt -> receipt.await());
}
