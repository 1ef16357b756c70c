package proclings.multiprocessing;

/** A lock was released that was not held, or not by the one who released it. */
public final class LockNotHeldException extends IllegalMonitorStateException {

  private static final long serialVersionUID = 1;

  LockNotHeldException(String message) {
    super(message);
  }
}
