package proclings.stress;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Something that goes on in processes while they are killed; it throws when it does not add up. */
interface Trial {

  /**
   * Runs until the time is over.
   *
   * @return what it did, for people: {@code 12,345 messages, 17 processes killed}
   * @throws AssertionError when something was lost, torn or there twice
   */
  String run(long endNanos, Random random) throws Exception;

  static boolean isOver(long endNanos) {
    return System.nanoTime() - endNanos >= 0;
  }

  /** Lets some time pass, so that what comes next hits the others anywhere. */
  static void pass(Random random, long atMostMicros) {
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextLong(1, atMostMicros)));
  }

  static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
