package proclings.transcript;

import java.util.Optional;
import proclings.event.Actor;
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
}
