package proclings.shell;

/** {@code :freeze}: stop all processes where they stand; Ctrl-C still ends a cell. */
final class FreezeCommand implements Command {

  @Override
  public String name() {
    return "freeze";
  }

  @Override
  public String help() {
    return "stop all processes where they stand; Ctrl-C still ends a cell";
  }

  @Override
  public boolean whileRunning() {
    return true;
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.live().freeze();
  }
}
