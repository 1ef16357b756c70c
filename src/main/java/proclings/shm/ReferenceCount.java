package proclings.shm;

/**
 * How many processes have a proxy of an object that a manager's server keeps: {@link Holders}.
 *
 * <pre>
 *   0 offset of the bell (8) | 12 state | 16 the object's number (8) | 64 to 192 holders
 *   bell: 0 futex, changed whenever one of its counts has come to nothing
 * </pre>
 *
 * <p>The server reads its bell, looks which of its counts are given up, drops their objects, and
 * parks while the bell is what it was. Who gives a count up marks it, then changes the bell and
 * wakes, all before it opens the mutex, and the repair after its death does both again: so a count
 * that is given up is seen, or the bell has changed after it was read.
 *
 * <p>A count whose object was dropped serves another, so that there are never more than objects at
 * once. It begins anew under the mutex, when who gave it up has done with it. Nobody has it then
 * and nothing that counts carries it; a handle that nobody counted may still come, and is told from
 * the new object's by the number, which changes while nobody has the count.
 */
public final class ReferenceCount {

  private static final long BELL = 0;
  private static final long NUMBER = 16;
  private static final long SIZE = Holders.END;

  private ReferenceCount() {}

  /** Makes a bell. */
  public static long bell(Segment segment) {
    return Objects.allocate(segment, 4);
  }

  /**
   * Begins to count, with this process, which keeps the object.
   *
   * @param used one that was given up, to be used again; 0 for none
   * @param number told from all that this process gives others
   */
  public static long begin(Segment segment, long used, long bell, long number) {
    if (used != 0) {
      InFlight.locked(segment, table -> begin(segment, used, number));
      return used;
    }
    long fresh = Objects.allocate(segment, SIZE);
    segment.setLong(fresh + BELL, bell);
    begin(segment, fresh, number);
    Objects.publish(segment, Kinds.REFERENCE_COUNT, fresh);
    return fresh;
  }

  private static void begin(Segment segment, long count, long number) {
    segment.setLong(count + NUMBER, number);
    Holders.begin(segment, count);
  }

  /** The number of the object that is counted; to be asked by who has it. */
  public static long number(Segment segment, long count) {
    return segment.getLongVolatile(count + NUMBER);
  }

  /** Tells the server; with the mutex held. */
  static void tell(Segment segment, long count) {
    long bell = segment.getLong(count + BELL);
    segment.getAndAddInt(bell, 1);
    Parking.wakeAll(segment, bell);
  }
}
