package proclings.render;

import java.util.Locale;

/**
 * Columns of a timeline and the times that they stand for.
 *
 * @param from the first column's time, in nanoseconds since the run began
 * @param nanosPerColumn at least 1
 * @param columns how many there are
 */
record TimeScale(long from, long nanosPerColumn, int columns) {

  private static final int LEAST_BETWEEN_TICKS = 12;

  /** All of a run in so many columns. */
  static TimeScale fitting(long nanos, int columns) {
    return new TimeScale(0, Math.max(1, Math.ceilDiv(nanos + 1, (long) columns)), columns);
  }

  /** The same with more columns on the right. */
  TimeScale wider(int more) {
    return new TimeScale(from, nanosPerColumn, columns + more);
  }

  /** The column of a time; it may be outside. */
  int column(long nanos) {
    return (int) Math.clamp(Math.floorDiv(nanos - from, nanosPerColumn), -1_000_000, 1_000_000);
  }

  /** A step between ticks that is 1, 2 or 5 of some unit, and leaves their labels room. */
  long tick() {
    double least = (double) nanosPerColumn * LEAST_BETWEEN_TICKS;
    long step = 1;
    while (true) {
      for (int times : new int[] {1, 2, 5}) {
        if (step * times >= least) {
          return step * times;
        }
      }
      step *= 10;
    }
  }

  /** A time in words, as exactly as the ticks are apart: {@code 0.15 s}, {@code 3 ms}. */
  static String words(long nanos, long step) {
    if (nanos == 0) {
      return "0";
    }
    if (step >= 1_000_000_000L) {
      return nanos / 1_000_000_000L + " s";
    }
    if (step >= 1_000_000L) {
      int decimals = step >= 100_000_000L ? 1 : step >= 10_000_000L ? 2 : 3;
      return nanos >= 1_000_000_000L
          ? String.format(Locale.ROOT, "%." + decimals + "f s", nanos / 1e9)
          : nanos / 1_000_000L + " ms";
    }
    int decimals = step >= 100_000L ? 1 : step >= 10_000L ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f ms", nanos / 1e6);
  }
}
