package proclings.shm;

/**
 * Makes sure of some stack before a critical section.
 *
 * <p>A stack overflow can strike at any call. In the middle of a critical section it would leave a
 * mutex locked by a process that lives on: {@code finally} does not help, because what it calls
 * overflows too. A learner's endless recursion that prints comes to that at once. So each section
 * first uses up more stack than it will need itself, and gives it back; the overflow then comes
 * here, where nothing is locked, or in another section's check further down, which leaves enough
 * for this one's {@code finally}.
 *
 * <p>Frames are made large by arguments that are still needed after the call. It costs some 0.1 µs.
 */
final class StackRoom {

  private static final int LEVELS = 32;

  private StackRoom() {}

  /** Throws {@link StackOverflowError} now if a section could. */
  static void ensure() {
    if (fill(LEVELS, 1, 1, 1, 1, 1, 1, 1) == 0) {
      throw new AssertionError("a sum of positive numbers");
    }
  }

  private static long fill(int n, long a, long b, long c, long d, long e, long f, long g) {
    return n == 0 ? a : fill(n - 1, b, c, d, e, f, g, a) + a + b + c + d + e + f + g;
  }
}
