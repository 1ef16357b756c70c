package proclings.shm;

/**
 * How a thread waits for something that will be there soon, before it parks: it looks less and less
 * often.
 *
 * <p>Less often, because each look takes the cache line away from the one who is to change the
 * word, and one that looks all the time makes it three times as slow. In all it takes some ten
 * microseconds, about what it costs to park and be woken (Anderson, "The Performance of Spin Lock
 * Alternatives for Shared-Memory Multiprocessors", 1990, for both). On a machine with one CPU
 * nobody can change anything meanwhile, so nobody waits like this.
 */
final class Patience {

  private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 10 : 0;
  private static final int LONGEST = 128;

  private int looks;

  /** Lets some time pass; false when it is time to park. */
  boolean pause() {
    if (looks >= LOOKS) {
      return false;
    }
    for (int i = Math.min(1 << looks, LONGEST); i > 0; i--) {
      Thread.onSpinWait();
    }
    looks++;
    return true;
  }
}
