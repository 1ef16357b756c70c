// Within a function the work takes along what it names, and no other end.
void evening() {
  var pipe = new Pipe();
  var mine = pipe.first();
  var yours = pipe.second();
  var translator = new Process(() -> {
    try {
      while (true) {
        yours.send(String.valueOf(yours.recv()).toUpperCase());
      }
    } catch (EndOfFileException e) {
      print("good night");
    }
  }, "translator");
  translator.start();
  yours.close();
  mine.send("salt");
  mine.send("pepper");
  print(mine.recv());
  print(mine.recv());
  mine.close();
  translator.join();
}
evening();
