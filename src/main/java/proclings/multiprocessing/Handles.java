package proclings.multiprocessing;

import java.lang.ref.Reference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import proclings.shm.InFlight;
import proclings.shm.Segment;

/**
 * The handles of connections and of managed objects that one message carries, or one process that
 * is started: found while it is written, and counted as somebody's until it is read.
 */
final class Handles {

  private static final ThreadLocal<@Nullable Handles> WRITING = new ThreadLocal<>();
  private static final long[] NONE = {};

  private final Segment segment;

  /** By what they are handles of. They stay, so that this process has it until it is counted. */
  private @Nullable Map<Long, Object> written;

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
    byte[] bytes;
    try {
      bytes = writing.get();
    } finally {
      WRITING.set(outer);
    }
    Map<Long, Object> found = this.written;
    if (found != null) {
      tickets =
          InFlight.issue(segment, found.keySet().stream().mapToLong(Long::longValue).toArray());
      Reference.reachabilityFence(found);
      this.written = null;
    }
    return bytes;
  }

  /** This thread writes a handle of something. If nobody counts it, this process keeps it. */
  static void written(long end, Object handle) {
    Handles handles = WRITING.get();
    if (handles == null) {
      OpenEnds.keep(end);
      return;
    }
    if (handles.written == null) {
      handles.written = new LinkedHashMap<>();
    }
    handles.written.put(end, handle);
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
