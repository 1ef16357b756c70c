// Wrong: main says good night, for a translator that was terminated.
// judged: exit code -15
var pipe = new Pipe();
var mine = pipe.first();
var yours = pipe.second();

var translator = new Process(() -> {
  while (true) {
    var word = (String) yours.recv();
    yours.send(word.toUpperCase());
  }
});
translator.start();
for (var word : List.of("salt", "pepper")) {
  mine.send(word);
  print(mine.recv());
}
translator.terminate();
translator.join();
print("good night");
