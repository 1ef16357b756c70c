package proclings.multiprocessing;

/** The next message is longer than it was allowed to be. It was not taken. */
public final class MessageTooLongException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MessageTooLongException(String connection, int length, int maxLength) {
    super(
        "the next message at %s has %d bytes, and only %d were allowed: it is still there, for a recvBytes() that allows more"
            .formatted(connection, length, maxLength));
  }
}
