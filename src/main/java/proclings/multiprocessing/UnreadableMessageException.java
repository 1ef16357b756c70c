package proclings.multiprocessing;

/**
 * A value that another process sent can't be read here: its class is not known, it is nested too
 * deeply, or its own reading code failed. The message is taken all the same.
 */
public final class UnreadableMessageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnreadableMessageException(Throwable cause) {
    super("a value that another process sent can't be read here: " + cause, cause);
  }
}
