package proclings.shell;

/** {@code :signal PID NAME}: send a process a signal. */
final class SignalCommand implements Command {

  @Override
  public String name() {
    return "signal";
  }

  @Override
  public String argument() {
    return "PID NAME";
  }

  @Override
  public String help() {
    return "send a process a signal";
  }

  @Override
  public boolean whileRunning() {
    return true;
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.live().signal(argument);
  }
}
