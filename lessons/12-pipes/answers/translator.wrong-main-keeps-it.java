// Wrong: main doesn't close its end, so there might be another question.
// judged: exit code -15
var pipe = new Pipe();
var mine = pipe.first();
var yours = pipe.second();

var translator = new Process(() -> {
  mine.close();
  try {
    while (true) {
      var word = (String) yours.recv();
      yours.send(word.toUpperCase());
    }
  } catch (EndOfFileException e) {
    print("good night");
  }
});
translator.start();
yours.close();
for (var word : List.of("salt", "pepper")) {
  mine.send(word);
  print(mine.recv());
}
translator.join(Duration.ofSeconds(1));
translator.terminate();
translator.join();
