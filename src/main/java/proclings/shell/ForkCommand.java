package proclings.shell;

import proclings.lesson.Place;

/** {@code :fork CELL}: a cell that forks, in a main process that can be forked, or that can't. */
final class ForkCommand implements Command {

  private final Place place;

  ForkCommand(Place place) {
    this.place = place;
  }

  @Override
  public String name() {
    return place.label();
  }

  @Override
  public String argument() {
    return "CELL";
  }

  @Override
  public String help() {
    return place == Place.FORK
        ? "run a cell where fork() is safe"
        : "run it where fork() may hang, and is ended";
  }

  @Override
  public void run(String argument, Guide guide) {
    if (argument.isEmpty()) {
      guide.say("Which cell? As in :" + name() + " print(fork())");
    } else {
      guide.runIn(place, argument);
    }
  }
}
