package proclings.history;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import proclings.event.Event;

/**
 * Where events stand in a run.
 *
 * @param events in their global order
 */
record Places(List<Event> events) {

  /**
   * Where the event stands in the run's list.
   *
   * @throws IllegalArgumentException if it is not an event of the run
   */
  int of(Event event) {
    int place = Collections.binarySearch(events, event, Comparator.comparingLong(Event::seq));
    if (place < 0 || !events.get(place).equals(event)) {
      throw new IllegalArgumentException("not an event of this run: " + event);
    }
    return place;
  }
}
