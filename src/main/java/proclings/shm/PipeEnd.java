package proclings.shm;

import org.jspecify.annotations.Nullable;

/**
 * One end of a pipe: what is sent from it, and who has it.
 *
 * <pre>
 *   0 offset of the other end (8) | 8 sends (4) | 12 state
 *   64 holders: a bit for each process, at its ordinal's low bits
 * 192 what is sent from this end: a {@link MessageLog}, which is the other end's to receive
 * </pre>
 *
 * <h2>When an end is given up</h2>
 *
 * A process <em>has</em> an end from when it made the pipe or read a handle of the end, until it
 * lets go of it or dies. An end is <em>given up</em>, for ever, when no process has it and no
 * handle of it is {@link InFlight}. Nobody can then come by a handle any more, since only who has
 * one can write it. What the end sends is over then ({@link MessageLog#endPuts()}), and what it
 * receives will never be taken ({@link MessageLog#endTakes()}).
 *
 * <p>This is never said while somebody could still send: a handle has a ticket before it leaves,
 * while its sender has the end; who reads it has the end before the ticket is given back; and
 * holders and tickets are only looked at, and changed, under one mutex, so nobody sees the moment
 * between. A handle that was written without a ticket (by a stream that the engine does not know)
 * may come too late: then {@link #hold} says so.
 *
 * <h2>Why it is always said</h2>
 *
 * Each change that takes a holder or a ticket away looks whether it was the last. A death is such a
 * change: {@link #repair} clears the dead one's bits and tickets, and looks at all ends. State is
 * 0, then 1 when the end is given up, then 2 when its logs have been told; who dies between leaves
 * a 1, and the repair tells the logs again, which does no harm. A slot of the table of processes is
 * not used again before its process is repaired, so a bit is never another's.
 */
public final class PipeEnd {

  private static final long PEER = 0;
  private static final long SENDS = 8;
  private static final long STATE = 12;
  private static final long HOLDERS = 64;
  private static final long LOG = 192;
  private static final long SIZE = LOG + LogLayout.SIZE;

  private static final int GIVEN_UP = 1;
  private static final int TOLD = 2;

  private PipeEnd() {}

  /**
   * Makes a pipe, whose two ends this process has.
   *
   * @param duplex whether both ends send; else it is only the second that does
   * @param mostBytes how many bytes of messages may lie in either direction; a direction that is
   *     empty takes any message
   * @return the two ends
   */
  public static long[] create(Segment segment, boolean duplex, long mostBytes) {
    long[] ends = {Objects.allocate(segment, SIZE), Objects.allocate(segment, SIZE)};
    long unused = InFlight.table(segment);
    for (int i = 0; i < 2; i++) {
      segment.setLong(ends[i] + PEER, ends[1 - i]);
      segment.setInt(ends[i] + SENDS, duplex || i == 1 ? 1 : 0);
      MessageLog.format(segment, ends[i] + LOG, MessageLog.UNBOUNDED, mostBytes);
      long self = holder(segment.self());
      segment.setLong(ends[i] + word(self), bit(self));
    }
    Objects.publish(segment, Kinds.PIPE_END, ends[0]);
    Objects.publish(segment, Kinds.PIPE_END, ends[1]);
    return ends;
  }

  /** The other end. */
  public static long peer(Segment segment, long end) {
    return segment.getLong(end + PEER);
  }

  /** What is sent from the end; null if nothing can be. */
  public static @Nullable MessageLog outgoing(Segment segment, long end) {
    return segment.getInt(end + SENDS) == 0 ? null : new MessageLog(segment, end + LOG);
  }

  /** What the end receives; null if nothing can come. */
  public static @Nullable MessageLog incoming(Segment segment, long end) {
    return outgoing(segment, peer(segment, end));
  }

  /** Whether nobody will ever have the end any more. */
  public static boolean isGivenUp(Segment segment, long end) {
    return segment.getIntVolatile(end + STATE) != 0;
  }

  /** Makes this process one that has the end; false if it is given up already. */
  public static boolean hold(Segment segment, long end) {
    boolean[] held = {false};
    InFlight.locked(
        segment,
        table -> {
          if (!isGivenUp(segment, end)) {
            long self = holder(segment.self());
            long word = end + word(self);
            segment.setLongRelease(word, segment.getLong(word) | bit(self));
            held[0] = true;
          }
        });
    return held[0];
  }

  /** Makes another process, which is a copy of this one, one that has an end of this one's. */
  public static void inherit(Segment segment, long end, int ordinal) {
    InFlight.locked(
        segment,
        table -> {
          long holder = holder(ordinal);
          long word = end + word(holder);
          segment.setLongRelease(word, segment.getLong(word) | bit(holder));
        });
  }

  /** Takes from a process that came to nothing what it was to inherit. */
  public static void leave(Segment segment, int ordinal) {
    repair(segment, ordinal);
  }

  /** Makes this process one that does not have the end. */
  public static void letGo(Segment segment, long end) {
    InFlight.locked(
        segment,
        table -> {
          clear(segment, end, segment.self());
          settle(segment, end);
        });
  }

  private static void clear(Segment segment, long end, int ordinal) {
    long holder = holder(ordinal);
    long word = end + word(holder);
    segment.setLongRelease(word, segment.getLong(word) & ~bit(holder));
  }

  private static long holder(int ordinal) {
    return Segment.slot(ordinal);
  }

  private static long word(long holder) {
    return HOLDERS + holder / 64 * 8;
  }

  private static long bit(long holder) {
    return 1L << holder;
  }

  /** Gives the end up if nobody has it; with the mutex held. */
  static void settle(Segment segment, long end) {
    int state = segment.getInt(end + STATE);
    if (state == TOLD || state == 0 && (isHeld(segment, end) || InFlight.carries(segment, end))) {
      return;
    }
    segment.setIntVolatile(end + STATE, GIVEN_UP);
    // In this order: who was told that nothing comes any more must not send in vain.
    long received = peer(segment, end) + LOG;
    new MessageLog(segment, received).endTakes();
    new MessageLog(segment, end + LOG).endPuts();
    InFlight.abandon(segment, received);
    segment.setIntVolatile(end + STATE, TOLD);
  }

  private static boolean isHeld(Segment segment, long end) {
    long held = 0;
    for (long word = 0; word < Segment.SLOTS / 64; word++) {
      held |= segment.getLong(end + HOLDERS + 8 * word);
    }
    return held != 0;
  }

  /** Opens what a dead process held of the engine's own here. */
  static void repairEngine(Segment segment, int deadOrdinal) {
    long table = segment.getLongAcquire(Segment.root(Roots.IN_FLIGHT));
    if (table != 0) {
      Mutex.repair(segment, table, deadOrdinal);
    }
  }

  /**
   * Takes from a dead process the ends that it had and the handles that it had on the way. To be
   * called before the logs are repaired, and after {@link #repairEngine} for all that are dead and
   * repaired by this thread.
   */
  static void repair(Segment segment, int deadOrdinal) {
    if (segment.getLongAcquire(Segment.root(Roots.IN_FLIGHT)) == 0) {
      return;
    }
    InFlight.locked(
        segment,
        table -> {
          InFlight.repair(segment, deadOrdinal);
          Objects.walk(segment, Kinds.PIPE_END, end -> clear(segment, end, deadOrdinal));
          Objects.walk(segment, Kinds.PIPE_END, end -> settle(segment, end));
        });
    Objects.walk(
        segment, Kinds.PIPE_END, end -> new MessageLog(segment, end + LOG).repair(deadOrdinal));
  }
}
