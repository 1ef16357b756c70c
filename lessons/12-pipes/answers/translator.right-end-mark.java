// A mark for the end, as with a queue: nobody needs to close anything.
var pipe = new Pipe();
var mine = pipe.first();
var yours = pipe.second();
var translator = new Process(() -> {
  for (var word = yours.recv(); word != null; word = yours.recv()) {
    yours.send(((String) word).toUpperCase());
  }
  print("good night");
});
translator.start();
for (var word : List.of("salt", "pepper")) {
  mine.send(word);
  print(mine.recv());
}
mine.send(null);
translator.join();
