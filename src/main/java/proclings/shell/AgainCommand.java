package proclings.shell;

/** {@code :again N}: run the last cell N times and count what came of it. */
final class AgainCommand implements Command {

  private static final int USUAL = 10;
  private static final int MOST = 1000;

  @Override
  public String name() {
    return "again";
  }

  @Override
  public String argument() {
    return "N";
  }

  @Override
  public String help() {
    return "run the cell N times, and count what came of it";
  }

  @Override
  public void run(String argument, Guide guide) {
    if (argument.isEmpty()) {
      guide.again(USUAL);
    } else if (argument.matches("\\d{1,4}")
        && Integer.parseInt(argument) >= 1
        && Integer.parseInt(argument) <= MOST) {
      guide.again(Integer.parseInt(argument));
    } else {
      guide.say("How often? From 1 to " + MOST + " times, as in :again 20.");
    }
  }
}
