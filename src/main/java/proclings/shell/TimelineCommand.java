package proclings.shell;

/** {@code :timeline}: the last run as swim-lanes. */
final class TimelineCommand implements Command {

  @Override
  public String name() {
    return "timeline";
  }

  @Override
  public String argument() {
    return "[full]";
  }

  @Override
  public String help() {
    return "the last run, a lane a process; full: to scroll and zoom";
  }

  @Override
  public boolean whileRunning() {
    return true;
  }

  @Override
  public void run(String argument, Guide guide) {
    switch (argument) {
      case "" -> guide.live().timeline(false);
      case "full" -> guide.live().timeline(true);
      default -> guide.say(":timeline, or :timeline full to scroll and zoom in it.");
    }
  }
}
