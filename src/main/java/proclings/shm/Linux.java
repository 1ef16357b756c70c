package proclings.shm;

import java.lang.foreign.Arena;

/** What shared memory asks of Linux. */
final class Linux {

  private static final int MFD_CLOEXEC = 1;
  private static final int MADV_REMOVE = 9;
  private static final int FUTEX_WAKE = 1;
  private static final int FUTEX_WAIT_BITSET = 9;
  private static final int ANY_BIT = -1;

  private Linux() {}

  /**
   * Sleeps while the word has the value.
   *
   * @param timespec the address of an absolute time of the monotonic clock, or 0 for no end
   */
  static void futexWait(long address, int expected, long timespec) {
    long unused = SystemCall.FUTEX.with(address, FUTEX_WAIT_BITSET, expected, timespec, 0, ANY_BIT);
  }

  static void futexWake(long address, int count) {
    long unused = SystemCall.FUTEX.with(address, FUTEX_WAKE, count);
  }

  /** Makes a file without a name; gives its descriptor, or −1. */
  static int memfdCreate(String label) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) SystemCall.MEMFD_CREATE.with(arena.allocateFrom(label).address(), MFD_CLOEXEC);
    }
  }

  static void close(int descriptor) {
    long unused = SystemCall.CLOSE.with(descriptor);
  }

  /** Gives pages of shared memory back; they read as 0 from then on. */
  static void madviseRemove(long address, long count) {
    long unused = SystemCall.MADVISE.with(address, count, MADV_REMOVE);
  }
}
