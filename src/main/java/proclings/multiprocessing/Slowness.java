package proclings.multiprocessing;

import proclings.shm.Parking;
import proclings.shm.Segment;

/**
 * How much longer than it is the gap between two operations of a process takes, so that eyes can
 * follow.
 *
 * <p>The factor is one word of the session, as that of {@link TimeScale} is: a change of it is at
 * once every process's, and ends the pauses that are being made. Whoever has not set it pays for a
 * look at the word, and who isn't observed not even that.
 */
final class Slowness {

  /** No gap gets longer than by this, in nanoseconds, whatever the factor. */
  private static final long MOST_NANOS = 1_000_000_000L;

  /** When the process last passed; 0 before, and after a wait, whose length is another's doing. */
  private volatile long lastNanos;

  /** The factor; 0 where gaps are as they are. */
  static int of(Segment segment) {
    return segment.getIntOpaque(Segment.SLOWNESS);
  }

  /** Sets the factor for all processes of a session; 1 or less for gaps as they are. */
  static void set(Segment segment, int factor) {
    segment.setIntVolatile(Segment.SLOWNESS, factor <= 1 ? 0 : factor);
    Parking.wakeAll(segment, Segment.SLOWNESS);
  }

  /** A wait has begun: the time until it is over is no gap. */
  void waits() {
    lastNanos = 0;
  }

  /**
   * Makes the gap since the last operation as long as it is to be. An interrupt ends the pause and
   * is kept.
   */
  void stretch(Segment segment, int factor) {
    long now = System.nanoTime();
    long last = lastNanos;
    if (last != 0 && factor > 1) {
      long longer = Math.min(MOST_NANOS, Math.clamp(now - last, 0, MOST_NANOS) * (factor - 1L));
      long deadline = Parking.deadline(longer);
      try {
        while (!Parking.passed(deadline) && of(segment) == factor) {
          Parking.park(segment, Segment.SLOWNESS, factor, deadline);
        }
      } catch (proclings.shm.WaitInterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    lastNanos = System.nanoTime();
  }
}
