// Wrong: main closes its end before it has heard the answers.
// judged: ConnectionClosedException
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
  } catch (RuntimeException e) {
    print("nobody hears me");
  }
});
translator.start();
yours.close();
mine.send("salt");
mine.send("pepper");
mine.close();
try {
  print(mine.recv());
  print(mine.recv());
} finally {
  translator.join();
}
