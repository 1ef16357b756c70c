package proclings.export;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.render.Ink;
import proclings.render.ProcessInks;
import proclings.render.Style;

/** The colours that the processes of a run have at a terminal, as classes of a style sheet. */
final class Colours {
  private final ProcessInks inks = new ProcessInks();

  /**
   * Deals them out as a terminal does: in the order in which processes first print. Those that
   * never do come after them, in the order in which they start.
   */
  Colours(List<Event> events) {
    for (Event event : events) {
      if (event instanceof Event.Printed) {
        inks.of(event.by());
      }
    }
    for (Event event : events) {
      if (event instanceof Event.Started start) {
        inks.of(start.child());
      }
    }
  }

  ProcessInks inks() {
    return inks;
  }

  /** The class of a process: {@code ink-green}, {@code ink-main}. */
  String of(Actor actor) {
    return of(inks.of(actor), "ink-main");
  }

  /** The class of a style, or another where it has no colour of its own. */
  static String of(Style style, String other) {
    @Nullable Ink ink = style.ink();
    return ink == null ? other : "ink-" + ink.name().toLowerCase(Locale.ROOT);
  }
}
