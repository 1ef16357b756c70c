package proclings.multiprocessing;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import proclings.shm.InFlight;
import proclings.shm.Segment;

/**
 * The handles of connections that one message carries, or one process that is started: found while
 * it is written, and counted as somebody's until it is read.
 */
final class Handles {

  private static final ThreadLocal<@Nullable Handles> WRITING = new ThreadLocal<>();
  private static final long[] NONE = {};

  private final Segment segment;
  private @Nullable Set<Long> ends;
  private long[] tickets = NONE;

  Handles(Segment segment) {
    this.segment = segment;
  }

  /**
   * Writes something, and then counts the handles that are in it.
   *
   * @param writing serialises in this thread
   */
  byte[] in(Supplier<byte[]> writing) {
    Handles outer = WRITING.get();
    WRITING.set(this);
    byte[] written;
    try {
      written = writing.get();
    } finally {
      WRITING.set(outer);
    }
    if (ends != null) {
      tickets = InFlight.issue(segment, ends.stream().mapToLong(Long::longValue).toArray());
    }
    return written;
  }

  /** A handle of an end is written by this thread; false if nobody counts it. */
  static boolean written(long end) {
    Handles handles = WRITING.get();
    if (handles == null) {
      return false;
    }
    if (handles.ends == null) {
      handles.ends = new LinkedHashSet<>();
    }
    return handles.ends.add(end) || true;
  }

  /** The message is about to be committed; false if it must not be, since nobody can read it. */
  boolean leave(long log, long number) {
    return tickets.length == 0 || InFlight.attach(segment, tickets, log, number);
  }

  /** A process is about to be told what it is to be. */
  void handTo(int ordinal) {
    if (tickets.length > 0) {
      InFlight.hand(segment, tickets, ordinal);
    }
  }

  /** They did not leave. */
  void stay() {
    if (tickets.length > 0) {
      InFlight.revoke(segment, tickets);
      tickets = NONE;
    }
  }
}
