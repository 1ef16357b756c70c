// Receipts first, results afterwards.
int price(int kg) throws Exception {
  print("weighing " + kg);
  Thread.sleep(Duration.ofMillis(200));
  return 2 * kg;
}

var parcels = List.of(12, 3, 20, 7, 1, 9);
var prices = new ArrayList<Integer>();
try (var team = new Pool(3)) {
  var receipts = parcels.stream().map(kg -> team.applyAsync(x -> price(x), kg)).toList();
  for (var receipt : receipts) {
    prices.add(receipt.get());
  }
}
print(prices);
