package proclings.multiprocessing;

/** A connection was used by a handle that is closed. */
public final class ConnectionClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  ConnectionClosedException(String connection) {
    super(
        connection
            + " is closed here: use it before close(), and hand it to another process before its end is closed everywhere");
  }
}
