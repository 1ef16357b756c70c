package proclings.transcript;

import java.util.Optional;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Lane;

/** One of two runs that are compared. */
record Side(History run, Flow flow) {

  /** The lane of a process that an event names; the last one under that PID. */
  Optional<Lane> lane(Actor actor) {
    return run.lanes().stream()
        .filter(lane -> lane.pid() == actor.pid())
        .reduce((first, last) -> last);
  }

  /** Whether an event starts a pool's worker after one has ended otherwise than well. */
  boolean replacesWorker(Event event) {
    return event instanceof Event.Started started
        && isWorker(started.child())
        && run.events().stream()
            .anyMatch(e ->
                e instanceof Event.Exited exited
                    && isWorker(exited.by())
                    && exited.exitCode() != 0
                    && exited.seq() < started.seq());
  }

  private static boolean isWorker(Actor actor) {
    return actor.name().startsWith("PoolWorker-");
  }
}
