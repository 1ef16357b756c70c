package proclings.multiprocessing;

import proclings.shm.BlockHeap;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Objects;
import proclings.shm.Segment;

/**
 * Makes whole what a dead process was at work on, in all objects of the segment.
 *
 * <p>Each kind of object has its repair, named here. A repair never waits for a lock: another of the
 * dead may hold it, who is repaired next. It may be run twice, and for one who held nothing.
 */
final class Repairs {

  private Repairs() {}

  static void repair(Segment segment, int deadOrdinal) {
    BlockHeap.repair(segment, deadOrdinal);
    Objects.walk(segment, (kind, object) -> repair(segment, kind, object, deadOrdinal));
  }

  private static void repair(Segment segment, int kind, long object, int deadOrdinal) {
    switch (kind) {
      case Kinds.LOG -> new MessageLog(segment, object).repair(deadOrdinal);
      default -> {
        // An object without locks.
      }
    }
  }
}
