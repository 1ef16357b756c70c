package proclings.multiprocessing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;

/**
 * A first-in, first-out queue that any number of processes put into and take from.
 *
 * <p>It is Python's {@code multiprocessing.Queue}, with two differences. {@code put} serialises the
 * value at once, in the caller: what can't be serialised is an exception there, and what happens to
 * the object later isn't seen by who takes it. And there is no feeder thread: when {@code put}
 * returns, the message is in shared memory, so a process may end, or be joined, at once, and
 * nothing is lost or stuck.
 *
 * <p>A queue can be handed to another process in any way: captured, as a field, as an argument, in
 * another queue. A process that is killed inside {@code put} or {@code get} has done it or has not,
 * and nobody else waits for it.
 *
 * @param <T> what is put in: numbers, texts, arrays, anything {@link java.io.Serializable}, and
 *     null
 */
public sealed class Queue<T extends @Nullable Object> extends MessageQueue<T>
    permits JoinableQueue {

  private static final long serialVersionUID = 1;

  /** Makes a queue that takes as many messages as there is memory. */
  public Queue() {
    this(0);
  }

  /**
   * Makes a queue that has at most {@code maxsize} messages at once.
   *
   * @param maxsize 0 or less for no bound
   */
  public Queue(int maxsize) {
    this(Session.current(), maxsize);
  }

  private Queue(Session session, int maxsize) {
    this(
        session,
        "Queue",
        MessageLog.create(
            session.segment(), Kinds.QUEUE, mostMessages(maxsize), MessageLog.UNBOUNDED));
  }

  Queue(Session session, String kind, MessageLog log) {
    super(session, kind, log);
  }

  static long mostMessages(int maxsize) {
    return maxsize > 0 ? maxsize : MessageLog.UNBOUNDED;
  }

  @Override
  String kind() {
    return "Queue";
  }

  /**
   * Puts a value; waits for room so long; otherwise as {@link #put(Object)}. A time of 0 or less is
   * now.
   *
   * @throws QueueFullException when there was none in time
   */
  public void put(T value, Duration timeout) {
    put(value, Deadline.after(timeout));
  }

  /**
   * Puts a value if there is room now; otherwise as {@link #put(Object)}.
   *
   * @throws QueueFullException when there is none
   */
  public void putNowait(T value) {
    put(value, MessageLog.NOW);
  }

  /**
   * Takes the oldest value; waits for one so long; otherwise as {@link #get()}. A time of 0 or less
   * is now.
   *
   * @throws QueueEmptyException when there was none in time
   */
  public T get(Duration timeout) {
    return get(Deadline.after(timeout));
  }

  /**
   * Takes the oldest value if there is one now; otherwise as {@link #get()}.
   *
   * @throws QueueEmptyException when there is none
   */
  public T getNowait() {
    return get(MessageLog.NOW);
  }

  /** How many messages are in it. Others may put and take before you have read the number. */
  public int qsize() {
    return (int) Math.min(Integer.MAX_VALUE, log().size());
  }

  /**
   * Whether it has as many messages as it may have; true for that moment only, if others use it.
   */
  public boolean full() {
    return log().size() >= log().mostMessages();
  }

  /** How many messages it may have at once; 0 if there is no bound. */
  public int maxsize() {
    return log().mostMessages() == MessageLog.UNBOUNDED ? 0 : (int) log().mostMessages();
  }

  /**
   * Does nothing, and is there for those who come from Python: there one waits in it for the thread
   * that feeds the queue, and here {@code put} has put the message when it returns.
   */
  public void joinThread() {}

  /**
   * Does nothing, and is there for those who come from Python: a process that ends never waits for
   * its messages to be taken, and none is lost.
   */
  public void cancelJoinThread() {}
}
