package proclings.multiprocessing;

/**
 * The two ends of a connection that a {@link Client} asked a {@link Listener} for have not the same
 * key: Python's {@code multiprocessing.AuthenticationError}. There is no connection; the listener
 * goes on.
 */
public final class AuthenticationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AuthenticationException(String message) {
    super(message);
  }
}
