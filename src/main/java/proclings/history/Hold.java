package proclings.history;

import java.util.Optional;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;

/**
 * A lock in the hands of a process, from the first acquire to the release that frees it.
 *
 * @param released what freed it: the release, the holder's exit, or, where the holder's death was
 *     seen late, the acquire of the next one; empty if it was held when the run ended
 */
public record Hold(Event.Operation acquired, Optional<Event> released) {

  /** The lock, {@code Lock-1}. */
  public String object() {
    return acquired.object();
  }

  /** Who held it. */
  public Actor by() {
    return acquired.by();
  }

  /** Whether the lock was held at that place in the global order. */
  public boolean covers(long seq) {
    return acquired.seq() <= seq && released.map(end -> seq < end.seq()).orElse(true);
  }

  /** Whether a release freed it, rather than the end of its holder. */
  public boolean properlyReleased() {
    return released.orElse(null) instanceof Event.Operation end && end.what() == Action.RELEASE;
  }
}
