package proclings.transcript;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import proclings.event.Action;
import proclings.event.Event;
import proclings.history.History;

/**
 * Arrivals at a barrier that nobody passed in that round, because it was broken. Who comes after
 * that is told so at once and does not arrive: which of the two it is, is a matter of time.
 */
final class Arrivals {
  private final Set<Round> passed = new HashSet<>();

  private record Round(String barrier, long number) {}

  Arrivals(History run) {
    for (Event event : run.events()) {
      if (event instanceof Event.Operation did && did.what() == Action.WAIT) {
        passed.add(new Round(did.object(), did.item()));
      }
    }
  }

  /** The events without the arrivals that were in vain. */
  List<Event> withoutVain(List<Event> events) {
    return events.stream().filter(event -> !isVain(event)).toList();
  }

  private boolean isVain(Event event) {
    return event instanceof Event.Operation did
        && did.what() == Action.ARRIVE
        && !passed.contains(new Round(did.object(), did.item()));
  }
}
