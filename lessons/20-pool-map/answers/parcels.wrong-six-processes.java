// Wrong: a process for each parcel, six in all.
// judged: 6 processes were started
int price(int kg) throws Exception {
  print("weighing " + kg);
  Thread.sleep(Duration.ofMillis(200));
  return 2 * kg;
}

var parcels = List.of(12, 3, 20, 7, 1, 9);
var team = new ArrayList<Process>();
var prices = new ArrayList<Integer>();
for (int kg : parcels) {
  var p = new Process(() -> price(kg));
  p.start();
  team.add(p);
  prices.add(2 * kg);
}
team.forEach(p -> p.join());
print(prices);
