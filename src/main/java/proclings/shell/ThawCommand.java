package proclings.shell;

/** {@code :thaw}: let all that is stopped go on. */
final class ThawCommand implements Command {

  @Override
  public String name() {
    return "thaw";
  }

  @Override
  public String help() {
    return "let all that is stopped go on";
  }

  @Override
  public boolean whileRunning() {
    return true;
  }

  @Override
  public void run(String argument, Guide guide) {
    guide.live().thaw();
  }
}
