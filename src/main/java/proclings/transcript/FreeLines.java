package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import proclings.event.Event;

/**
 * What a process did, without the lines whose place the lesson leaves open.
 *
 * @param fixed all that has its place
 * @param anywhere lines of this process that may stand anywhere, and starts of workers in place of
 *     those that died: the pool has a thread that sees to that when it comes to it
 * @param anyone lines that any process may print
 */
record FreeLines(List<Event> fixed, List<Event> anywhere, List<Event> anyone) {

  /**
   * Parts a process's events.
   *
   * @param replaces whether an event starts a worker in place of one that died
   * @param threads whether the process has threads of the engine's that run the program's code, as
   *     one that has a pool does: only there a line that may stand anywhere is taken by its word,
   *     since a single thread always prints in the same order
   */
  static FreeLines of(
      List<Event> events,
      Patterns patterns,
      boolean ofExpected,
      boolean threads,
      Predicate<Event> replaces) {
    FreeLines parts = new FreeLines(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Event event : events) {
      Patterns.Place place =
          event instanceof Event.Printed line
              ? patterns.place(line, ofExpected)
              : replaces.test(event) ? Patterns.Place.ANYWHERE : Patterns.Place.FIXED;
      switch (place) {
        case FIXED -> parts.fixed.add(event);
        case ANYWHERE -> (threads ? parts.anywhere : parts.fixed).add(event);
        case ANYONE -> parts.anyone.add(event);
        case UNLISTED -> {}
      }
    }
    return parts;
  }
}
