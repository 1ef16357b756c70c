// A pool of three brings the results back in order.
int square(int n) {
  print("square: " + n * n);
  return n * n;
}

try (var pool = new Pool(3)) {
  print(pool.map(n -> square(n), List.of(2, 3, 4)));
}
