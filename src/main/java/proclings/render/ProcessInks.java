package proclings.render;

import java.util.HashMap;
import java.util.Map;
import proclings.event.Actor;

/** One colour a process, the same for as long as the session lasts. */
public final class ProcessInks {

  private static final Ink[] INKS = {
    Ink.GREEN, Ink.VIOLET, Ink.ORANGE, Ink.BLUE, Ink.MAGENTA, Ink.TEAL, Ink.OLIVE, Ink.BROWN
  };

  private final Map<Actor, Style> styles = new HashMap<>();
  private int next;

  /** The style of a process: the main process is in the terminal's own, the others take turns. */
  public synchronized Style of(Actor actor) {
    if (isMain(actor)) {
      return Style.STRONG;
    }
    return styles.computeIfAbsent(actor, a -> Style.in(INKS[next++ % INKS.length]));
  }

  static boolean isMain(Actor actor) {
    return actor.name().equals("MainProcess");
  }
}
