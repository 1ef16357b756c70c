package proclings.multiprocessing;

import java.util.function.BooleanSupplier;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;
import proclings.shm.Watches;

/**
 * Waiting for another thread of this process, on the process's word of {@link Watches}.
 *
 * <p>Who waits reads the word, looks, and parks while the word is what it was. Who makes it be
 * there calls {@link Watches#wakeOwn} afterwards, which changes the word: so either it is seen, or
 * the word has changed.
 */
final class OwnWait {

  private OwnWait() {}

  /**
   * Waits until it is there.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  static void until(Segment segment, BooleanSupplier isThere) {
    long word = Watches.word(segment);
    while (true) {
      int before = segment.getIntVolatile(word);
      if (isThere.getAsBoolean()) {
        return;
      }
      Parking.park(segment, word, before, Parking.NEVER);
    }
  }
}
