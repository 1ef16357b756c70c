package proclings.export;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import proclings.history.Lane;

/**
 * The process IDs of a trace, which knows a process by nothing else. A PID that came up again for
 * another process is told from the first by a multiple of what no Linux goes beyond.
 */
final class TracePids {
  private static final long BEYOND = 1L << 22;

  private final Map<Integer, Long> ofLane = new HashMap<>();
  private final Set<Long> used = new HashSet<>();

  TracePids(List<Lane> lanes) {
    for (Lane lane : lanes) {
      ofLane.put(lane.number(), unused(lane.pid()));
    }
  }

  long of(Lane lane) {
    return ofLane.getOrDefault(lane.number(), lane.pid());
  }

  /** An ID near that one which neither a process nor a track has yet. */
  long unused(long pid) {
    long id = pid;
    while (!used.add(id)) {
      id += BEYOND;
    }
    return id;
  }
}
