package proclings.multiprocessing;

/** A connection of a one-way pipe was used in the other direction. */
public final class OneWayException extends UnsupportedOperationException {

  private static final long serialVersionUID = 1;

  OneWayException(String connection, String can, String peer, String wanted) {
    super(
        "%s can only %s: %s with the other end, %s, or make a pipe that goes both ways with new Pipe()"
            .formatted(connection, can, wanted, peer));
  }
}
