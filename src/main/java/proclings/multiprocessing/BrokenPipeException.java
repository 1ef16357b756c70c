package proclings.multiprocessing;

/**
 * Something was sent that no process can receive any more: Python's {@code BrokenPipeError}.
 * Nothing was sent.
 */
public final class BrokenPipeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  BrokenPipeException(String connection, String peer) {
    super(
        "nobody can receive what %s sends: every process that had the other end, %s, has closed it or has ended"
            .formatted(connection, peer));
  }

  BrokenPipeException(String message, Throwable cause) {
    super(message, cause);
  }
}
