package proclings.shell;

/** {@code :reset}: an empty notebook, and this step from its beginning. */
final class ResetCommand implements Command {

  @Override
  public String name() {
    return "reset";
  }

  @Override
  public String help() {
    return "an empty notebook, and this step from its beginning";
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.key('x');
  }
}
