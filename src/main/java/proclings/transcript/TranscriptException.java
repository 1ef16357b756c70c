package proclings.transcript;

/** A transcript can't be read, written or run; the message says which, why, and what to do. */
public final class TranscriptException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TranscriptException(String message) {
    super(message);
  }

  TranscriptException(String message, Throwable cause) {
    super(message, cause);
  }
}
