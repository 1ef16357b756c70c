package proclings.multiprocessing;

/**
 * A task was given to a pool that was closed or terminated, or its pool was terminated under it.
 */
public final class PoolClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  PoolClosedException(String message) {
    super(message);
  }
}
