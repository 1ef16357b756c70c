package proclings.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Deals slices that may overlap out to as many tracks as it needs for none to overlap. */
final class TraceTracks {
  private final long pid;
  private final TracePids ids;
  private final List<Long> tracks = new ArrayList<>();
  private final List<Long> busyUntil = new ArrayList<>();

  TraceTracks(long pid, TracePids ids) {
    this.pid = pid;
    this.ids = ids;
  }

  /**
   * A track that is free from then on until then. Slices come in the order in which they begin.
   *
   * @param opened is told of each track that is new
   */
  long track(long from, long to, LongConsumer opened) {
    for (int i = 0; i < tracks.size(); i++) {
      if (busyUntil.get(i) <= from) {
        busyUntil.set(i, to);
        return tracks.get(i);
      }
    }
    long track = ids.unused(pid);
    tracks.add(track);
    busyUntil.add(to);
    opened.accept(track);
    return track;
  }
}
