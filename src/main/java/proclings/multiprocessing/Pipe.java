package proclings.multiprocessing;

import java.io.Serializable;
import proclings.shm.Kinds;
import proclings.shm.PipeEnd;

/**
 * Two connections, of which each receives what the other sends: Python's {@code
 * multiprocessing.Pipe}.
 *
 * <pre>{@code
 * Pipe pipe = new Pipe();
 * Connection a = pipe.first();
 * Connection b = pipe.second();
 * }</pre>
 *
 * @param first one end; of a one-way pipe the one that receives
 * @param second the other end; of a one-way pipe the one that sends
 */
public record Pipe(Connection first, Connection second) implements Serializable, AutoCloseable {

  /**
   * How many bytes of messages may lie in one direction before {@code send} waits, as in a pipe of
   * Linux's. One message may be larger.
   */
  static final long MOST_BYTES = 64 << 10;

  /**
   * Puts two ends together that belong together.
   *
   * @throws IllegalArgumentException when they are not the two ends of one pipe
   */
  public Pipe {
    if (!(first instanceof PipeConnection one
        && second instanceof PipeConnection other
        && one.isPeerOf(other))) {
      throw new IllegalArgumentException(
          first.name() + " and " + second.name() + " are not the two ends of one pipe");
    }
  }

  /** Makes a pipe that goes both ways. */
  public Pipe() {
    this(true);
  }

  /**
   * Makes a pipe.
   *
   * @param duplex whether it goes both ways; if not, {@code first} can only receive and {@code
   *     second} can only send
   */
  public Pipe(boolean duplex) {
    this(Session.current(), duplex);
  }

  private Pipe(Session session, boolean duplex) {
    this(session, PipeEnd.create(session.segment(), duplex, MOST_BYTES));
  }

  /** Makes a pipe in which the engine speaks to itself: it has no events, nor a user's number. */
  static Pipe ofEngine(boolean duplex) {
    Session session = Session.current();
    return new Pipe(
        session, PipeEnd.create(session.segment(), Kinds.ENGINE_PIPE_END, duplex, MOST_BYTES));
  }

  private Pipe(Session session, long[] ends) {
    this(new PipeConnection(session, ends[0]), new PipeConnection(session, ends[1]));
  }

  /** Closes both ends in this process. */
  @Override
  public void close() {
    first.close();
    second.close();
  }
}
