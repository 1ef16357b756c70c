package proclings.multiprocessing;

import java.time.Duration;
import proclings.shm.Segment;

/**
 * How long the waits of a notebook's cells take: a program that sleeps for ten seconds to show
 * something shows it in one, if they are scaled to a tenth.
 *
 * <p>The factor is one word of the session, so a change of it is everybody's next wait. Only what a
 * cell asks for is scaled, where it asks: the engine's own waits are as ever.
 *
 * <p>Public only because the notebook's classes call it.
 */
public final class TimeScale {

  /** The word counts thousandths; it is zero where nobody ever set it. */
  private static final int ONE = 1000;

  private TimeScale() {}

  /** A time to sleep, in any unit, as long as it is to be now. */
  public static long scaled(long time) {
    int scale = scale();
    return scale == ONE || time <= 0 ? time : scaled(time, scale);
  }

  /** A time to wait, as long as it is to be now. */
  public static Duration scaled(Duration time) {
    int scale = scale();
    if (scale == ONE || time.isNegative() || time.isZero()) {
      return time;
    }
    try {
      return Duration.ofNanos(scaled(time.toNanos(), scale));
    } catch (ArithmeticException e) {
      // More than some 292 years is never, however it is scaled.
      return time;
    }
  }

  /** What is short may become shorter, but not nothing, which would mean not to wait at all. */
  private static long scaled(long time, int scale) {
    return Math.max(1, Math.round(time * (scale / (double) ONE)));
  }

  private static int scale() {
    int scale = Session.current().segment().getIntOpaque(Segment.TIME_SCALE);
    return scale == 0 ? ONE : scale;
  }

  /** Sets the factor for all processes of a session. */
  static void set(Segment segment, double factor) {
    segment.setIntOpaque(Segment.TIME_SCALE, (int) Math.max(1, Math.round(factor * ONE)));
  }
}
