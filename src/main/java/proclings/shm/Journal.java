package proclings.shm;

import java.lang.invoke.VarHandle;

/**
 * Stores that are done all or not at all, at whatever instruction the process dies.
 *
 * <pre>
 *   0 listed | 8 entries, each: address (8), value (8)
 * </pre>
 *
 * <p>It is a redo log, used by one process at a time, under a {@link Mutex}. The stores are first
 * listed, then {@code listed} is set to their number (the commit, a release store), then they are
 * done, then {@code listed} is set to 0. If the process dies with the mutex held, {@link #redo}
 * does the listed stores (again, maybe: they are constants) before the mutex is opened, so nobody
 * who has the mutex ever sees half of them.
 */
final class Journal {

  private static final long ENTRIES = 8;
  private static final long ENTRY_SIZE = 16;

  private Journal() {}

  /** How many bytes a journal of so many entries takes up. */
  static long size(int entries) {
    return ENTRIES + ENTRY_SIZE * entries;
  }

  /** Lists a store; nothing is done yet. */
  static void list(Segment segment, long journal, int entry, long address, long value) {
    segment.setLong(journal + ENTRIES + ENTRY_SIZE * entry, address);
    segment.setLong(journal + ENTRIES + ENTRY_SIZE * entry + 8, value);
  }

  /** Does the first {@code entries} stores that are listed. */
  static void commit(Segment segment, long journal, int entries) {
    segment.setLongRelease(journal, entries);
    redo(segment, journal);
  }

  /** Does what was committed and may not have been done, or only in part. */
  static void redo(Segment segment, long journal) {
    long entries = segment.getLongAcquire(journal);
    for (int i = 0; i < entries; i++) {
      long address = segment.getLong(journal + ENTRIES + ENTRY_SIZE * i);
      segment.setLongRelease(address, segment.getLong(journal + ENTRIES + ENTRY_SIZE * i + 8));
    }
    segment.setLongRelease(journal, 0);
    // A release store keeps what comes before it before it, but not what comes after it after it.
    VarHandle.storeStoreFence();
  }
}
