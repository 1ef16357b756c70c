package proclings.shm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Waits in the kernel: no CPU is used, and a wake takes a few microseconds.
 *
 * <p>A wake that wakes nobody takes no system call: who waits counts himself first, in one of
 * {@value #COUNTS} counts that the words share by their offsets. A sleeper adds to the count (a
 * full fence) before the kernel compares the word; who wakes has changed the word, and a full fence
 * later reads the count. Whichever of the two fences is first, either the sleeper's comparison sees
 * the change and does not sleep, or the waker sees the count and makes the call. A process that is
 * killed asleep leaves its count too high, which costs calls and nothing else. Most children never
 * wait and wake nobody, so they never pay for the linking of the call (see {@link SystemCall}).
 *
 * <p>The word is shared between processes, so the private flag is not set. The deadline is absolute
 * ({@code FUTEX_WAIT_BITSET}) on the monotonic clock, which is what {@link System#nanoTime()} reads
 * on Linux, so a wait that is begun again after a wake does not become longer.
 */
final class FutexParking extends Parking {

  private static final long NANOS = 1_000_000_000L;
  private static final int COUNTS = 64;
  private static final long LINE = 64;

  @Override
  void await(Segment segment, long offset, int expected, long deadlineNanos) {
    long count = sleepers(offset);
    int unused = segment.getAndAddInt(count, 1);
    try {
      sleep(segment.address(offset), expected, deadlineNanos);
    } finally {
      unused = segment.getAndAddInt(count, -1);
    }
  }

  private static void sleep(long address, int expected, long deadlineNanos) {
    if (deadlineNanos == NEVER) {
      Linux.futexWait(address, expected, 0);
      return;
    }
    if (passed(deadlineNanos)) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment timespec = arena.allocate(16, 8);
      timespec.set(ValueLayout.JAVA_LONG, 0, deadlineNanos / NANOS);
      timespec.set(ValueLayout.JAVA_LONG, 8, deadlineNanos % NANOS);
      Linux.futexWait(address, expected, timespec.address());
    }
  }

  @Override
  void signal(Segment segment, long offset, int count) {
    VarHandle.fullFence();
    if (segment.getIntVolatile(sleepers(offset)) != 0) {
      Linux.futexWake(segment.address(offset), count);
    }
  }

  /** Where those are counted who wait on the word; words that stand together share no count. */
  private static long sleepers(long offset) {
    long hash = (offset >>> 2) * 0x9E37_79B9_7F4A_7C15L;
    return Segment.SLEEPERS + LINE * (hash >>> 58);
  }
}
