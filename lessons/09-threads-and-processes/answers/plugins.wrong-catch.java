// Wrong: a catch, and still in main's own process.
// judged: the cell called System.exit(4)
void show(String what) throws Exception {
  Thread.sleep(Duration.ofMillis(200));
  if (what.equals("wind")) System.exit(4);
  Thread.sleep(Duration.ofMillis(300));
  print(what + " is shown");
}

for (var what : List.of("rain", "wind", "snow")) {
  try {
    show(what);
    print(what + ": 0");
  } catch (Throwable e) {
    print(what + ": 4");
  }
}
