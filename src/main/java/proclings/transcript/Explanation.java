package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import proclings.event.Event;
import proclings.history.Wording;

/** Says how what one process did differs from what was expected of it. */
final class Explanation {
  private Explanation() {}

  /** The difference between two sequences of events of a process. */
  static Difference of(
      String where,
      String process,
      List<Event> expected,
      List<Event> happened,
      BiPredicate<Event, Event> same) {
    Alignment<Event> alignment = Alignment.of(expected, happened, same);
    return new Difference(
        where,
        sentence(process, alignment.missing(), alignment.extra(), same),
        alignment.rows(Wording::of));
  }

  private static String sentence(
      String process, List<Event> missing, List<Event> extra, BiPredicate<Event, Event> same) {
    if (missing.isEmpty() && extra.isEmpty()) {
      return process + " did what another process was expected to do";
    }
    if (areSameInAnotherOrder(missing, extra, same)) {
      return process + " did the same, but in another order";
    }
    String more = missing.size() + extra.size() > 2 ? " (and more of it, see the rows)" : "";
    if (extra.isEmpty()) {
      return "%s did not do this: %s%s".formatted(process, first(missing), more);
    }
    if (missing.isEmpty()) {
      return "%s did this, which was not expected: %s%s".formatted(process, first(extra), more);
    }
    return "%s did this: %s; expected was: %s%s"
        .formatted(process, first(extra), first(missing), more);
  }

  private static String first(List<Event> events) {
    return Wording.of(events.getFirst());
  }

  /** Whether each of some events is the same as one of the others, and none is left. */
  static boolean areSameInAnotherOrder(
      List<Event> missing, List<Event> extra, BiPredicate<Event, Event> same) {
    List<Event> left = new ArrayList<>(extra);
    for (Event event : missing) {
      int place = -1;
      for (int i = 0; i < left.size() && place < 0; i++) {
        place = same.test(event, left.get(i)) ? i : -1;
      }
      if (place < 0) {
        return false;
      }
      left.remove(place);
    }
    return left.isEmpty();
  }
}
