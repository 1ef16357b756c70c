// Eight jobs with receipts; each job is an array of two numbers.
boolean isPrime(int n) {
  if (n < 2) return false;
  for (int d = 2; d * d <= n; d++) if (n % d == 0) return false;
  return true;
}

int count(int from, int to) {
  int primes = 0;
  for (int n = from; n <= to; n++) if (isPrime(n)) primes++;
  print("counted " + from + " to " + to);
  return primes;
}

int primes = 0;
try (var pool = new Pool(2)) {
  var receipts = new ArrayList<AsyncResult<Integer>>();
  for (int from = 0; from < 20_000; from += 2500) {
    int[] range = {from, from + 2499};
    receipts.add(pool.applyAsync(r -> count(r[0], r[1]), range));
  }
  for (var receipt : receipts) {
    primes += receipt.get();
  }
}
print("primes: " + primes);
