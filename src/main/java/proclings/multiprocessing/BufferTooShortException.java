package proclings.multiprocessing;

/**
 * A message was received that does not fit into the buffer: Python's {@code BufferTooShort}. It was
 * taken, and is in here.
 */
public final class BufferTooShortException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final byte[] message;

  BufferTooShortException(byte[] message, int room) {
    super(
        "a message of %d bytes does not fit into the %d that the buffer has room for: message() has it"
            .formatted(message.length, room));
    this.message = message;
  }

  /** The whole message. */
  public byte[] message() {
    return message.clone();
  }
}
