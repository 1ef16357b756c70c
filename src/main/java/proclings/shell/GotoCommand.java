package proclings.shell;

/** {@code :goto}: go to a lesson, by number or name. */
final class GotoCommand implements Command {

  @Override
  public String name() {
    return "goto";
  }

  @Override
  public String argument() {
    return "LESSON";
  }

  @Override
  public String help() {
    return "go to a lesson, by number or name";
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.open(argument);
  }
}
