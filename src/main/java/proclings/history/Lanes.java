package proclings.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;

/**
 * Deals the events of a run out to processes. A PID may come up again for another process, after
 * the first is gone, so a lane begins at a start and not at a number.
 */
final class Lanes {
  private final List<LaneBuilder> builders = new ArrayList<>();
  private final Map<Long, LaneBuilder> byPid = new HashMap<>();
  private final Locks locks = new Locks();
  private final int[] laneOf;

  Lanes(List<Event> events) {
    laneOf = new int[events.size()];
    for (int i = 0; i < laneOf.length; i++) {
      laneOf[i] = take(events.get(i));
    }
    locks.runEnded();
  }

  /** The lane of each event, by the event's place in the list. */
  int[] laneOf() {
    return laneOf;
  }

  List<Lane> build() {
    return builders.stream().map(LaneBuilder::build).toList();
  }

  private int take(Event event) {
    LaneBuilder lane = laneFor(event);
    lane.add(event);
    switch (event) {
      case Event.Started start -> open(new LaneBuilder(builders.size(), start.child(), start));
      case Event.Exited end -> locks.exited(end, lane);
      case Event.Operation operation -> {
        switch (operation.what()) {
          case ACQUIRE -> locks.acquired(operation, lane);
          case RELEASE -> locks.released(operation);
          default -> {}
        }
      }
      default -> {}
    }
    return lane.number();
  }

  private LaneBuilder laneFor(Event event) {
    @Nullable LaneBuilder lane = byPid.get(event.by().pid());
    // A main process that comes under the PID of one that is gone has had no start to tell so.
    if (lane == null || (lane.hasExited() && event instanceof Event.CellBegan)) {
      lane = new LaneBuilder(builders.size(), event.by(), null);
      open(lane);
    }
    return lane;
  }

  private void open(LaneBuilder lane) {
    builders.add(lane);
    byPid.put(lane.pid(), lane);
  }
}
