package proclings.shm;

/**
 * A flag that is set or clear, and on which processes wait until it is set.
 *
 * <pre>
 *   0 mutex | 4 state (futex): how often it was set or cleared; odd when it is set
 * </pre>
 *
 * <p>A waiter parks on the even state that it saw. The state only grows, so any other state means
 * that the flag was set since then, and that is what was waited for, even if it has been cleared
 * again. No set is missed, and none is seen twice.
 *
 * <p>The mutex only orders those who set and clear, so that each change has its number before it is
 * seen. A change is one store. Who dies before it has changed nothing; if he dies after it and
 * before he wakes the others, {@link #repair} does.
 */
public final class Flag {

  private static final long MUTEX = 0;
  private static final long STATE = 4;
  private static final long SIZE = 8;
  private static final int SPINS = 300;

  private final Segment segment;
  private final long flag;

  /** The flag that stands at an offset. */
  public Flag(Segment segment, long offset) {
    this.segment = segment;
    this.flag = offset;
  }

  /** Makes a flag that is clear and publishes it. */
  public static Flag create(Segment segment, int kind) {
    long flag = Objects.allocate(segment, SIZE);
    Objects.publish(segment, kind, flag);
    return new Flag(segment, flag);
  }

  /** Where it stands in the segment. */
  public long offset() {
    return flag;
  }

  /** Whether it is set. */
  public boolean isSet() {
    return isSet(segment.getIntVolatile(flag + STATE));
  }

  private static boolean isSet(int state) {
    return (state & 1) != 0;
  }

  /** The number of the time that it is set, or will be next: 1 for the first. */
  private static long number(int state) {
    return (state >>> 1) + 1L;
  }

  /** Sets it, or leaves it set, and wakes all who wait; the witness is told before they can be. */
  public void set(Witness witness) {
    change(true, witness);
    Parking.wakeAll(segment, flag + STATE);
  }

  /** Clears it, or leaves it clear; the witness is told before others can see it. */
  public void clear(Witness witness) {
    change(false, witness);
  }

  private void change(boolean set, Witness witness) {
    StackRoom.ensure();
    Mutex.lock(segment, flag + MUTEX);
    try {
      int state = segment.getIntVolatile(flag + STATE);
      witness.changing(number(state));
      if (isSet(state) != set) {
        segment.setIntVolatile(flag + STATE, state + 1);
      }
    } finally {
      Mutex.unlock(segment, flag + MUTEX);
    }
  }

  /**
   * Waits until it is set.
   *
   * @param deadlineNanos until when: see {@link Parking}; {@link MessageLog#NOW} not at all
   * @param waiting is run once, before the thread begins to wait
   * @return the number of the time that it was set, from 1; 0 if it was not in time
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public long await(long deadlineNanos, Runnable waiting) {
    int seen = segment.getIntVolatile(flag + STATE);
    if (isSet(seen)) {
      return number(seen);
    }
    for (int i = 0; deadlineNanos != MessageLog.NOW && i < SPINS; i++) {
      if (segment.getIntOpaque(flag + STATE) != seen) {
        break;
      }
      Thread.onSpinWait();
    }
    boolean waited = false;
    while (segment.getIntVolatile(flag + STATE) == seen) {
      if (deadlineNanos == MessageLog.NOW || Parking.passed(deadlineNanos)) {
        return 0;
      }
      if (!waited) {
        waited = true;
        waiting.run();
      }
      Parking.park(segment, flag + STATE, seen, deadlineNanos);
    }
    return number(seen);
  }

  /** Opens what a dead process held, and wakes all who wait. */
  public void repair(int deadOrdinal) {
    Mutex.repair(segment, flag + MUTEX, deadOrdinal);
    Parking.wakeAll(segment, flag + STATE);
  }

  /** Is told what happens to a flag, by the thread that does it. */
  @FunctionalInterface
  public interface Witness {

    /** The flag is about to be set or cleared, for that time. Others wait meanwhile. */
    void changing(long number);
  }
}
