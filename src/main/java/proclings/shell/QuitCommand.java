package proclings.shell;

/** {@code :quit}: end the session; progress is kept. */
final class QuitCommand implements Command {

  @Override
  public String name() {
    return "quit";
  }

  @Override
  public String help() {
    return "end the session; progress is kept";
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.quit();
  }
}
