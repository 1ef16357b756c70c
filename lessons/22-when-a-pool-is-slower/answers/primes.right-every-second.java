// Not by ranges that follow each other: each worker takes every second number.
boolean isPrime(int n) {
  if (n < 2) return false;
  for (int d = 2; d * d <= n; d++) if (n % d == 0) return false;
  return true;
}

int countEverySecond(int first) {
  int primes = 0;
  int n = first;
  for (; n < 20_000; n += 2) if (isPrime(n)) primes++;
  print("counted " + first + " to " + (n - 2));
  return primes;
}

var pool = new Pool(2);
int primes = pool.map(first -> countEverySecond(first), List.of(0, 1)).stream()
    .mapToInt(c -> c)
    .sum();
pool.close();
pool.join();
print("primes: " + primes);
