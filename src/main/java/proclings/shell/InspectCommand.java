package proclings.shell;

/** {@code :inspect PID}: what the operating system knows of a process. */
final class InspectCommand implements Command {

  @Override
  public String name() {
    return "inspect";
  }

  @Override
  public String argument() {
    return "PID";
  }

  @Override
  public String help() {
    return "what the operating system knows of a process";
  }

  @Override
  public boolean whileRunning() {
    return true;
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.live().inspect(argument);
  }
}
