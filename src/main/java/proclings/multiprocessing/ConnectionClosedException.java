package proclings.multiprocessing;

/** A connection was used by a handle that is closed. */
public final class ConnectionClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  ConnectionClosedException(String connection) {
    super(
        "%s is closed here: use it before close(), and hand it on before its end is closed everywhere"
            .formatted(connection));
  }
}
