package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;

/**
 * A queue without a bound that can only be put into, taken from and asked whether it is empty:
 * Python's {@code multiprocessing.SimpleQueue}.
 *
 * <p>In Python it is a pipe and two locks, so that {@code put} waits when the pipe is full; ours
 * takes as many messages as there is memory.
 *
 * @param <T> what is put in, as for {@link Queue}
 */
public final class SimpleQueue<T extends @Nullable Object> extends MessageQueue<T> {

  private static final long serialVersionUID = 1;

  /** Makes a queue that is empty. */
  public SimpleQueue() {
    this(Session.current());
  }

  private SimpleQueue(Session session) {
    super(
        session,
        "SimpleQueue",
        MessageLog.create(
            session.segment(), Kinds.SIMPLE_QUEUE, MessageLog.UNBOUNDED, MessageLog.UNBOUNDED));
  }

  @Override
  String kind() {
    return "SimpleQueue";
  }
}
