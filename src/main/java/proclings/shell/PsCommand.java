package proclings.shell;

/** {@code :ps}: the live processes, as a tree. */
final class PsCommand implements Command {

  @Override
  public String name() {
    return "ps";
  }

  @Override
  public String help() {
    return "the live processes, as a tree";
  }

  @Override
  public boolean whileRunning() {
    return true;
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.live().tree();
  }
}
