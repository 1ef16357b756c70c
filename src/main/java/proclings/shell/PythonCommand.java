package proclings.shell;

/** {@code :python} and {@code :python run}: the same program in Python. */
final class PythonCommand implements Command {

  @Override
  public String name() {
    return "python";
  }

  @Override
  public String argument() {
    return "[run]";
  }

  @Override
  public String help() {
    return "the same program in Python; run runs it, if it is here";
  }

  @Override
  public void run(String argument, Guide guide) {
    switch (argument) {
      case "" -> guide.showPython();
      case "run" -> guide.runPython();
      default -> guide.say("Write :python to see the program, or :python run to run it.");
    }
  }
}
