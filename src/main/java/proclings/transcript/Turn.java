package proclings.transcript;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.history.Lane;

/**
 * What a process did from one message that it took in a race with others to the next, or from its
 * start to the first. Who has which turn, and in which order, is nobody's to say; what is done in
 * it is the same in every run.
 */
final class Turn {
  private final int origin;
  private final Lane lane;
  private final @Nullable Turn source;
  private final List<Event> events = new ArrayList<>();
  private boolean last = true;

  /**
   * Begins a turn.
   *
   * @param origin the message's, or the start's; equal in both runs
   * @param source the turn in which the message was put; null for a start
   */
  Turn(int origin, Lane lane, @Nullable Turn source) {
    this.origin = origin;
    this.lane = lane;
    this.source = source;
  }

  int origin() {
    return origin;
  }

  Lane lane() {
    return lane;
  }

  @Nullable Turn source() {
    return source;
  }

  List<Event> events() {
    return Collections.unmodifiableList(events);
  }

  void add(Event event) {
    events.add(event);
  }

  /** Takes the last event back while it is of that kind. */
  void trimEnd(Predicate<Event> kind) {
    while (!events.isEmpty() && kind.test(events.getLast())) {
      events.removeLast();
    }
  }

  /** Takes the last two events back if they are of those kinds. */
  void trimPair(Predicate<Event> last, Predicate<Event> beforeLast) {
    int size = events.size();
    if (size >= 2 && last.test(events.get(size - 1)) && beforeLast.test(events.get(size - 2))) {
      events.subList(size - 2, size).clear();
    }
  }

  /** Notes that the turn can't have the end of the process: another follows, or none ever will. */
  void goesOn() {
    last = false;
  }

  /** Whether it begins with a message, and is not what a process did from its start. */
  boolean isOfMessage() {
    return source != null && !events.isEmpty();
  }

  /**
   * Whether the process races and took no other message of that kind after it: what it did when
   * there were no more is then at the turn's end.
   */
  boolean last() {
    return last;
  }

  /**
   * Whether the turn's origin may differ between two runs that mean the same, because its message
   * was put in what may be the end of a process.
   */
  boolean isUncertain() {
    for (Turn from = source; from != null; from = from.source) {
      if (from.last) {
        return true;
      }
    }
    return false;
  }
}
