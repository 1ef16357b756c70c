package proclings.multiprocessing;

/** This JVM can't be forked; the message says why, and what can be. */
public final class ForkUnavailableException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  ForkUnavailableException(String message) {
    super(message);
  }
}
