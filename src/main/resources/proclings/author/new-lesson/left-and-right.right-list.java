var both = new ArrayList<Process>();
for (var side : List.of("left", "right")) {
  both.add(new Process(() -> print("go " + side)));
}
both.forEach(p -> p.start());
both.forEach(p -> p.join());
print("done");
