// Wrong: a pool is opened, but main does the weighing.
// judged: the main process itself
int price(int kg) throws Exception {
  print("weighing " + kg);
  Thread.sleep(Duration.ofMillis(200));
  return 2 * kg;
}

var parcels = List.of(12, 3, 20, 7, 1, 9);
var prices = new ArrayList<Integer>();
try (var pool = new Pool(3)) {
  for (int kg : parcels) {
    prices.add(price(kg));
  }
}
print(prices);
