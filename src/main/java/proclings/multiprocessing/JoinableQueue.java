package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.MessageLog;
import proclings.shm.UnfinishedTasks;
import proclings.shm.WaitInterruptedException;

/**
 * A queue of tasks that somebody can wait for: Python's {@code multiprocessing.JoinableQueue}.
 *
 * <p>Who takes a task says {@link #taskDone()} when it is done with it; {@link #join()} waits until
 * that was said as often as something was put.
 *
 * <p>A task that a process had taken when it was killed was not done, and nobody can tell whether
 * it was begun: {@code join} goes on waiting for it until somebody says {@code taskDone} in its
 * place.
 *
 * @param <T> what is put in, as for {@link Queue}
 */
public final class JoinableQueue<T extends @Nullable Object> extends Queue<T> {

  private static final long serialVersionUID = 1;

  /** Makes a queue that takes as many messages as there is memory. */
  public JoinableQueue() {
    this(0);
  }

  /**
   * Makes a queue that has at most {@code maxsize} messages at once.
   *
   * @param maxsize 0 or less for no bound
   */
  public JoinableQueue(int maxsize) {
    this(Session.current(), maxsize);
  }

  private JoinableQueue(Session session, int maxsize) {
    this(session, UnfinishedTasks.create(session.segment(), mostMessages(maxsize)));
  }

  private JoinableQueue(Session session, MessageLog log) {
    super(session, "JoinableQueue", log);
  }

  @Override
  String kind() {
    return "JoinableQueue";
  }

  /**
   * Says that one task which was taken is done.
   *
   * @throws IllegalStateException when that was said as often as something was put
   */
  public void taskDone() {
    boolean counted =
        UnfinishedTasks.finish(
            segment(), address(), number -> gate().operation(Action.NOTIFY, name(), number));
    if (!counted) {
      throw new IllegalStateException(
          name() + " has no unfinished task: call taskDone() once for each get(), after its work");
    }
  }

  /**
   * Waits until every task that was put is done; returns at once if none was put.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void join() {
    long done =
        UnfinishedTasks.await(segment(), address(), () -> gate().waiting(Action.WAIT, name()));
    gate().operation(Action.WAIT, name(), done);
  }
}
