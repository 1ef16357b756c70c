// Wrong: everything is weighed twice.
// judged: 12 times
int price(int kg) throws Exception {
  print("weighing " + kg);
  Thread.sleep(Duration.ofMillis(200));
  return 2 * kg;
}

var parcels = List.of(12, 3, 20, 7, 1, 9);
try (var pool = new Pool(3)) {
  pool.map(kg -> price(kg), parcels);
  print(pool.map(kg -> price(kg), parcels));
}
