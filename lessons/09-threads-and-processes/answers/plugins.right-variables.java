// Three variables, joined from the last to the first.
void show(String what) throws Exception {
  Thread.sleep(Duration.ofMillis(200));
  if (what.equals("wind")) System.exit(4);
  Thread.sleep(Duration.ofMillis(300));
  print(what + " is shown");
}

var rain = new Process(() -> show("rain"), "rain");
var wind = new Process(() -> show("wind"), "wind");
var snow = new Process(() -> show("snow"), "snow");
rain.start();
wind.start();
snow.start();
snow.join();
print("snow: " + snow.exitCode());
wind.join();
print("wind: " + wind.exitCode());
rain.join();
print("rain: " + rain.exitCode());
