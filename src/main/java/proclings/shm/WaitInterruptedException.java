package proclings.shm;

/**
 * A thread was interrupted while it waited for another process. What it waited for did not happen,
 * and nothing was changed.
 */
public final class WaitInterruptedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Says that the wait was interrupted. */
  public WaitInterruptedException() {
    super("interrupted while waiting for another process");
  }
}
