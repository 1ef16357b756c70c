package proclings.shm;

import java.nio.channels.spi.AbstractInterruptibleChannel;

/**
 * The one way in which anything waits: on a 32-bit word of a segment, while it has a value.
 *
 * <p>Who waits reads the word, decides, and parks with the value that it read; who wakes changes
 * the word first. A wake between the reading and the parking is therefore never lost. Waits may end
 * without a reason: always look again.
 *
 * <p>Which implementation is used is the system's choice ({@link FutexParking} on Linux, {@link
 * BackoffParking} anywhere else) unless {@code -Dproclings.parking=futex|backoff} says. All
 * processes of a session must use the same.
 *
 * <p>A thread that parks can be interrupted with {@link Thread#interrupt()} as in any wait of the
 * JDK's. That needs a door: the JDK tells the {@link AbstractInterruptibleChannel} on which a
 * thread is blocked about the interrupt, and the channel here wakes the word.
 */
public abstract class Parking {

  /** A deadline that never comes. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final Parking CHOSEN = choose();

  Parking() {}

  private static Parking choose() {
    String wanted = System.getProperty("proclings.parking", "");
    return switch (wanted) {
      case "futex" -> new FutexParking();
      case "backoff" -> new BackoffParking();
      case "" -> SystemCall.AVAILABLE ? new FutexParking() : new BackoffParking();
      default ->
          throw new IllegalArgumentException(
              "proclings.parking must be futex or backoff: proclings.parking=" + wanted);
    };
  }

  /** {@code futex} or {@code backoff}, for the processes that are started with the same. */
  public static String name() {
    return CHOSEN instanceof FutexParking ? "futex" : "backoff";
  }

  /**
   * Waits while the word at {@code offset} is {@code expected}, at most until the deadline.
   *
   * @param deadlineNanos a value of {@link System#nanoTime()}, or {@link #NEVER}
   * @throws WaitInterruptedException when the thread is interrupted, now or meanwhile; clears the
   *     interrupt
   */
  public static void park(Segment segment, long offset, int expected, long deadlineNanos) {
    if (segment.getIntVolatile(offset) != expected) {
      if (Thread.interrupted()) {
        throw new WaitInterruptedException();
      }
      return;
    }
    Door door = new Door(segment, offset);
    door.enter();
    try {
      if (!Thread.currentThread().isInterrupted()) {
        CHOSEN.await(segment, offset, expected, deadlineNanos);
      }
    } finally {
      door.leave();
    }
    if (Thread.interrupted()) {
      throw new WaitInterruptedException();
    }
  }

  /** As {@link #park}, for waits that are always short: an interrupt is kept for later. */
  public static void parkUninterruptibly(
      Segment segment, long offset, int expected, long deadlineNanos) {
    CHOSEN.await(segment, offset, expected, deadlineNanos);
  }

  /** Wakes up to {@code count} of those who wait on the word, in whatever process they are. */
  public static void wake(Segment segment, long offset, int count) {
    CHOSEN.signal(segment, offset, count);
  }

  /** Wakes all who wait on the word. */
  public static void wakeAll(Segment segment, long offset) {
    CHOSEN.signal(segment, offset, Integer.MAX_VALUE);
  }

  /** The deadline that lies so many nanoseconds ahead; {@link #NEVER} for a very long time. */
  public static long deadline(long nanos) {
    long now = System.nanoTime();
    long deadline = now + Math.max(0, nanos);
    return deadline < now ? NEVER : deadline;
  }

  /** Whether a deadline has come. */
  public static boolean passed(long deadlineNanos) {
    return deadlineNanos != NEVER && System.nanoTime() - deadlineNanos >= 0;
  }

  /** Waits once; may return early, but not for ever early, and ignores interrupts. */
  abstract void await(Segment segment, long offset, int expected, long deadlineNanos);

  abstract void signal(Segment segment, long offset, int count);

  /** What an interrupt finds while a thread is parked. */
  private static final class Door extends AbstractInterruptibleChannel {

    private final Segment segment;
    private final long offset;
    private volatile boolean inside;

    Door(Segment segment, long offset) {
      this.segment = segment;
      this.offset = offset;
    }

    void enter() {
      begin();
      inside = !Thread.currentThread().isInterrupted();
    }

    void leave() {
      inside = false;
      try {
        end(true);
      } catch (java.nio.channels.AsynchronousCloseException e) {
        // The interrupt that closed the door; the caller sees it in the thread's flag.
      }
    }

    /**
     * Runs in the thread that interrupts. The other may stand just before its system call, where a
     * wake does not reach it yet: hence again, until it is out. Others who are woken look again.
     */
    @Override
    protected void implCloseChannel() {
      while (inside) {
        CHOSEN.signal(segment, offset, Integer.MAX_VALUE);
        Thread.yield();
      }
    }
  }
}
