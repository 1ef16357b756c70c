// Wrong: the pool is never closed, its workers are left.
// judged: is still running
int price(int kg) throws Exception {
  print("weighing " + kg);
  Thread.sleep(Duration.ofMillis(200));
  return 2 * kg;
}

var parcels = List.of(12, 3, 20, 7, 1, 9);
var pool = new Pool(3);
print(pool.map(kg -> price(kg), parcels));
