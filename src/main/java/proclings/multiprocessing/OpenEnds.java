package proclings.multiprocessing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import proclings.shm.Holders;
import proclings.shm.Segment;

/**
 * The pipes' ends and managed objects that this process has, each with the number of its handles
 * here: the others only see whether it has any.
 */
final class OpenEnds {

  private static final Map<Long, Integer> HANDLES = new HashMap<>();

  private OpenEnds() {}

  /** There is a handle more; false if the end is given up already. */
  static boolean open(Segment segment, long end) {
    synchronized (HANDLES) {
      if (!HANDLES.containsKey(end) && !Holders.hold(segment, end)) {
        return false;
      }
      HANDLES.merge(end, 1, Integer::sum);
      return true;
    }
  }

  /** There will be one more until this process ends. */
  static void keep(long end) {
    synchronized (HANDLES) {
      HANDLES.merge(end, 1, Integer::sum);
    }
  }

  /**
   * Runs what copies this process, whose copy has all that this one has. Nobody opens or closes an
   * end meanwhile, and if it fails {@link Holders#leave} undoes it.
   *
   * @param ordinal who the copy will be
   */
  static long inherited(Segment segment, int ordinal, LongSupplier fork) {
    synchronized (HANDLES) {
      HANDLES.keySet().forEach(end -> Holders.inherit(segment, end, ordinal));
      return fork.getAsLong();
    }
  }

  /**
   * There is a handle less.
   *
   * @param last is run if it was the last, before others can see that
   */
  static void close(Segment segment, long end, Runnable last) {
    synchronized (HANDLES) {
      if (HANDLES.merge(end, -1, Integer::sum) == 0) {
        last.run();
        HANDLES.remove(end);
        Holders.letGo(segment, end);
      }
    }
  }
}
