package proclings.history;

import java.time.Duration;
import java.util.Optional;
import proclings.event.Event;

/**
 * A time in which a process could not go on.
 *
 * @param ended the event that shows the end: the operation that was waited for, or whatever the
 *     process did next if it gave up; empty if it waited when the run ended
 * @param succeeded whether it got what it waited for
 */
public record Wait(Event.Waiting began, Optional<Event> ended, boolean succeeded) {

  /** How long it took; empty if it waited when the run ended. */
  public Optional<Duration> length() {
    return ended.map(end -> Duration.ofNanos(end.nanos() - began.nanos()));
  }
}
