package proclings.shell;

/** {@code :restart}: a new main process; definitions are kept. */
final class RestartCommand implements Command {

  @Override
  public String name() {
    return "restart";
  }

  @Override
  public String help() {
    return "a new main process; definitions are kept";
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.restart();
  }
}
