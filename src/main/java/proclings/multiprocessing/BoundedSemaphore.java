package proclings.multiprocessing;

import proclings.shm.Kinds;

/**
 * A semaphore that never has more permits than at first: Python's {@code
 * multiprocessing.BoundedSemaphore}. A release beyond that is a mistake of the program, and an
 * error here.
 */
public final class BoundedSemaphore extends Semaphore {

  private static final long serialVersionUID = 1;

  /** Makes a semaphore with one permit. */
  public BoundedSemaphore() {
    this(1);
  }

  /**
   * Makes a semaphore.
   *
   * @param permits how many there are at first, and at most, from 0
   * @throws IllegalArgumentException when that is negative
   */
  public BoundedSemaphore(int permits) {
    super("BoundedSemaphore", Kinds.BOUNDED_SEMAPHORE, permits, permits);
  }

  @Override
  String kind() {
    return "BoundedSemaphore";
  }
}
