// Wrong: main counts, and the pool looks on.
// judged: the main process itself
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

try (var pool = new Pool(2)) {
  var starts = List.of(0, 5000, 10_000, 15_000);
  int primes = 0;
  for (int c : starts.stream().map(from -> count(from, from + 4999)).toList()) {
    primes += c;
  }
  print("primes: " + primes);
}
