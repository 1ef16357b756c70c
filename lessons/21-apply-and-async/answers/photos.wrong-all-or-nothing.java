// Wrong: the failure of one is taken for the failure of all.
// judged: beach: done
String develop(String photo) throws Exception {
  print("developing " + photo);
  Thread.sleep(Duration.ofMillis(200));
  if (photo.equals("torn")) throw new Exception("it is torn");
  return photo;
}

var photos = List.of("beach", "torn", "dog", "house");
try (var pool = new Pool(2)) {
  for (var photo : pool.map(p -> develop(p), photos)) {
    print(photo + ": done");
  }
} catch (RemoteException e) {
  print("torn: failed");
}
