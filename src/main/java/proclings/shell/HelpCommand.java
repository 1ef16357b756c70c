package proclings.shell;

/** {@code :help}: the keys and commands. */
final class HelpCommand implements Command {

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String help() {
    return "the keys and commands";
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.showHelp();
  }
}
