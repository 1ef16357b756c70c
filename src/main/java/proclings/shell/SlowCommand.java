package proclings.shell;

/** {@code :slow X}: stretches the gaps between operations, so that eyes can follow. */
final class SlowCommand implements Command {

  private static final int MOST = 10_000;

  @Override
  public String name() {
    return "slow";
  }

  @Override
  public String argument() {
    return "X";
  }

  @Override
  public String help() {
    return "gaps between operations take X times as long; 1 ends it";
  }

  @Override
  public boolean whileRunning() {
    return true;
  }

  @Override
  public void run(String argument, Guide guide) {
    if (argument.matches("\\d{1,5}")
        && Integer.parseInt(argument) >= 1
        && Integer.parseInt(argument) <= MOST) {
      guide.live().slow(Integer.parseInt(argument));
    } else {
      guide.say(
          "How many times as long? From 1 to " + MOST + ", as in :slow 100; :slow 1 ends it.");
    }
  }
}
