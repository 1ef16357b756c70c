// Wrong: a single range, so one worker does it all.
// judged: it was printed 1 time only
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
  var starts = List.of(0);
  int primes = 0;
  for (int c : pool.map(from -> count(from, from + 19_999), starts)) {
    primes += c;
  }
  print("primes: " + primes);
}
