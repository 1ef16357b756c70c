package proclings.multiprocessing;

/**
 * A connection was asked for a message when all had been received, and no process can send another:
 * Python's {@code EOFError}.
 */
public final class EndOfFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  EndOfFileException(String connection, String peer) {
    super(
        "%s is at its end: every process that had the other end, %s, has closed it or has ended, so nothing will come any more"
            .formatted(connection, peer));
  }

  EndOfFileException(String message) {
    super(message);
  }
}
