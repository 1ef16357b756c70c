package proclings.shm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Waits in the kernel: no CPU is used, and a wake takes a few microseconds.
 *
 * <p>The word is shared between processes, so the private flag is not set. The deadline is absolute
 * ({@code FUTEX_WAIT_BITSET}) on the monotonic clock, which is what {@link System#nanoTime()} reads
 * on Linux, so a wait that is begun again after a wake does not become longer.
 */
final class FutexParking extends Parking {

  private static final long NANOS = 1_000_000_000L;

  @Override
  void await(Segment segment, long offset, int expected, long deadlineNanos) {
    long address = segment.address(offset);
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
    Linux.futexWake(segment.address(offset), count);
  }
}
