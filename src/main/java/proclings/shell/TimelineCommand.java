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
    return "the last run, a lane a process; full zooms in, words tells it";
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
      case "words" -> guide.live().timelineInWords();
      default ->
          guide.say(
              ":timeline draws it, :timeline full lets you scroll and zoom in it, and :timeline"
                  + " words tells it.");
    }
  }
}
