// Wrong: the translator closes the end that it needs.
// judged: exit code 1
var pipe = new Pipe();
var mine = pipe.first();
var yours = pipe.second();

var translator = new Process(() -> {
  yours.close();
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
translator.join();
print("SALT");
print("PEPPER");
