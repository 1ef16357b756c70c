package proclings.shm;

import org.jspecify.annotations.Nullable;

/**
 * One end of a pipe: what is sent from it, and who has it.
 *
 * <pre>
 *   0 offset of the other end (8) | 8 sends (4) | 12 state | 64 to 192 {@link Holders}
 * 192 what is sent from this end: a {@link MessageLog}, which is the other end's to receive
 * </pre>
 *
 * <p>When an end is given up, what it sends is over ({@link MessageLog#endPuts()}), and what it
 * receives will never be taken ({@link MessageLog#endTakes()}).
 */
public final class PipeEnd {

  private static final long PEER = 0;
  private static final long SENDS = 8;
  private static final long LOG = Holders.END;
  private static final long SIZE = LOG + LogLayout.SIZE;

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
    return create(segment, Kinds.PIPE_END, duplex, mostBytes);
  }

  /** As {@link #create(Segment, boolean, long)}, of a kind of pipe's ends. */
  public static long[] create(Segment segment, int kind, boolean duplex, long mostBytes) {
    long[] ends = {Objects.allocate(segment, SIZE), Objects.allocate(segment, SIZE)};
    long unused = InFlight.table(segment);
    for (int i = 0; i < 2; i++) {
      segment.setLong(ends[i] + PEER, ends[1 - i]);
      segment.setInt(ends[i] + SENDS, duplex || i == 1 ? 1 : 0);
      MessageLog.format(segment, ends[i] + LOG, MessageLog.UNBOUNDED, mostBytes);
      Holders.begin(segment, ends[i]);
    }
    Objects.publish(segment, kind, ends[0]);
    Objects.publish(segment, kind, ends[1]);
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

  /** Tells the logs that the end is given up; with the mutex held. */
  static void tell(Segment segment, long end) {
    // In this order: who was told that nothing comes any more must not send in vain.
    long received = peer(segment, end) + LOG;
    new MessageLog(segment, received).endTakes();
    new MessageLog(segment, end + LOG).endPuts();
    InFlight.abandon(segment, received);
  }

  /** Repairs what is sent, after {@link Holders} are repaired. */
  static void repairLogs(Segment segment, int deadOrdinal) {
    for (int kind : new int[] {Kinds.PIPE_END, Kinds.ENGINE_PIPE_END}) {
      Objects.walk(segment, kind, end -> new MessageLog(segment, end + LOG).repair(deadOrdinal));
    }
  }
}
