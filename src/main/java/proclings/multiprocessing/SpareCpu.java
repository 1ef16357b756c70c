package proclings.multiprocessing;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;
import java.util.concurrent.TimeUnit;

/**
 * Whether the machine has a CPU to spare: whether at least half of one has been idle since the last
 * time somebody asked here. Linux tells in {@code /proc/stat}; elsewhere there always is one.
 */
final class SpareCpu {

  /** The line's columns before the idle time: {@code cpu}, user, nice and system. */
  private static final int BEFORE_IDLE = 4;

  /** The system counts in hundredths of a second, for all CPUs together. */
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** In less time too few ticks pass. */
  private static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private long askedNanos = System.nanoTime();
  private long idleTicks = idleTicks();

  /** Says it for the time since the last answer; too early it says no, and asks again later. */
  boolean isThere() {
    long now = System.nanoTime();
    if (now - askedNanos < WINDOW_NANOS) {
      return false;
    }
    long idle = idleTicks();
    long idleNanos = (idle - idleTicks) * TICK_NANOS;
    boolean spare = idle < 0 || idleNanos >= (now - askedNanos) / 2;
    askedNanos = now;
    idleTicks = idle;
    return spare;
  }

  private static long idleTicks() {
    try (RandomAccessFile stat = new RandomAccessFile("/proc/stat", "r")) {
      byte[] start = new byte[128];
      int count = Math.max(0, stat.read(start));
      StringTokenizer line =
          new StringTokenizer(new String(start, 0, count, StandardCharsets.US_ASCII));
      for (int i = 0; i < BEFORE_IDLE; i++) {
        line.nextToken();
      }
      return Long.parseLong(line.nextToken());
    } catch (IOException | RuntimeException e) {
      return -1;
    }
  }
}
