package proclings.multiprocessing;

/**
 * A barrier can't be passed: a party gave up waiting, was interrupted or was killed, its action
 * failed, or it was reset or aborted. It stays so until it is reset.
 */
public final class BrokenBarrierException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BrokenBarrierException(String barrier) {
    super(
        barrier
            + " is broken: a party gave up, died or reset it while others waited;"
            + " reset() makes it whole again");
  }
}
