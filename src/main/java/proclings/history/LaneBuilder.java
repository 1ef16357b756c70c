package proclings.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;

/** Collects one process's events; {@link Lane} is what comes of it. */
final class LaneBuilder {
  private final int number;
  private final Actor actor;
  private final Event.@Nullable Started started;
  private Event.@Nullable Exited exited;
  private final List<Event> events = new ArrayList<>();
  private final List<Hold> holds = new ArrayList<>();

  LaneBuilder(int number, Actor actor, Event.@Nullable Started started) {
    this.number = number;
    this.actor = actor;
    this.started = started;
  }

  void add(Event event) {
    events.add(event);
    if (event instanceof Event.Exited end) {
      exited = end;
    }
  }

  void hold(Hold hold) {
    holds.add(hold);
  }

  boolean hasExited() {
    return exited != null;
  }

  int number() {
    return number;
  }

  long pid() {
    return actor.pid();
  }

  Lane build() {
    return new Lane(
        number,
        actor,
        Optional.ofNullable(started),
        Optional.ofNullable(exited),
        events,
        waits(),
        holds);
  }

  /**
   * A wait ends with the operation, or the join, that it was for. If the process waited for the
   * same thing again before, or never got it, the wait was given up when the process next did
   * anything. A wait that was over without a notification tells so itself, by the number 0.
   */
  private List<Wait> waits() {
    Map<Goal, Event> nextSuccess = new HashMap<>();
    List<Wait> backwards = new ArrayList<>();
    @Nullable Event next = null;
    for (Event event : events.reversed()) {
      if (event instanceof Event.Operation operation && !isInVain(operation)) {
        nextSuccess.put(new Goal(operation.what(), operation.object()), operation);
      } else if (event instanceof Event.Joined join) {
        nextSuccess.put(new Goal(Action.JOIN, join.child().name()), join);
      } else if (event instanceof Event.Waiting waiting) {
        @Nullable Event success = nextSuccess.remove(new Goal(waiting.what(), waiting.object()));
        backwards.add(
            success != null
                ? new Wait(waiting, Optional.of(success), true)
                : new Wait(waiting, Optional.ofNullable(next), false));
      }
      next = event;
    }
    return backwards.reversed();
  }

  private static boolean isInVain(Event.Operation operation) {
    return operation.what() == Action.WAIT && operation.item() == 0;
  }

  private record Goal(Action what, String object) {}
}
