package proclings.multiprocessing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import proclings.shm.NamedBlocks;
import proclings.shm.Segment;

/**
 * The shared memory that this process has, each with the number of its handles here: the others
 * only see whether it has any.
 */
final class OpenBlocks {

  private static final Map<Long, Integer> HANDLES = new HashMap<>();

  private OpenBlocks() {}

  /**
   * There may be a handle more.
   *
   * @param taking makes this process one that has an entry, and says which; or NONE
   * @return the entry, or {@link NamedBlocks#NONE}
   */
  static long open(LongSupplier taking) {
    synchronized (HANDLES) {
      long entry = taking.getAsLong();
      if (entry != NamedBlocks.NONE) {
        HANDLES.merge(entry, 1, Integer::sum);
      }
      return entry;
    }
  }

  /** There is a handle less. */
  static void close(Segment segment, long entry) {
    synchronized (HANDLES) {
      if (HANDLES.merge(entry, -1, Integer::sum) == 0) {
        HANDLES.remove(entry);
        NamedBlocks.letGo(segment, entry);
      }
    }
  }
}
