package proclings.multiprocessing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Parking;
import proclings.shm.WaitInterruptedException;

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
public final class Queue<T extends @Nullable Object> extends SharedObject implements AutoCloseable {

  private static final long serialVersionUID = 1;

  private transient MessageLog log;
  private transient volatile boolean closed;

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
        MessageLog.create(
            session.segment(),
            Kinds.QUEUE,
            maxsize > 0 ? maxsize : MessageLog.UNBOUNDED,
            MessageLog.UNBOUNDED));
  }

  private Queue(Session session, MessageLog log) {
    super(session, "Queue", log.offset());
    this.log = log;
  }

  @Override
  String kind() {
    return "Queue";
  }

  @Override
  void attached() {
    log = new MessageLog(segment(), address());
  }

  /**
   * Puts a value; waits while the queue is full.
   *
   * @throws NotSendableException when the value can't be serialised
   * @throws QueueClosedException when this process has closed the queue
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void put(T value) {
    put(value, Parking.NEVER);
  }

  /**
   * Puts a value; waits for room so long.
   *
   * @throws QueueFullException when there was none in time
   */
  public void put(T value, Duration timeout) {
    put(value, deadline(timeout));
  }

  /**
   * Puts a value if there is room now.
   *
   * @throws QueueFullException when there is none
   */
  public void putNowait(T value) {
    put(value, MessageLog.NOW);
  }

  private void put(T value, long deadlineNanos) {
    checkOpen();
    Bytes bytes = Codec.encode(value, "the value");
    if (log.append(bytes.array(), 0, bytes.length(), deadlineNanos, witness(Action.PUT)) == 0) {
      throw new QueueFullException(name(), log.mostMessages());
    }
  }

  /**
   * Takes the oldest value; waits until there is one.
   *
   * @throws UnreadableMessageException when the value's class is not known here
   * @throws QueueClosedException when this process has closed the queue
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public T get() {
    return get(Parking.NEVER);
  }

  /**
   * Takes the oldest value; waits for one so long.
   *
   * @throws QueueEmptyException when there was none in time
   */
  public T get(Duration timeout) {
    return get(deadline(timeout));
  }

  /**
   * Takes the oldest value if there is one now.
   *
   * @throws QueueEmptyException when there is none
   */
  public T getNowait() {
    return get(MessageLog.NOW);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // T is what the caller of put says it is
  private T get(long deadlineNanos) {
    checkOpen();
    byte[] message = log.take(deadlineNanos, witness(Action.GET));
    if (message == null) {
      throw new QueueEmptyException(name());
    }
    return (T) Codec.decode(message);
  }

  /** How many messages are in it. Others may put and take before you have read the number. */
  public int qsize() {
    return (int) Math.min(Integer.MAX_VALUE, log.size());
  }

  /** Whether there is nothing in it; true for that moment only, if others use it. */
  public boolean empty() {
    return log.size() == 0;
  }

  /**
   * Whether it has as many messages as it may have; true for that moment only, if others use it.
   */
  public boolean full() {
    return log.size() >= log.mostMessages();
  }

  /** How many messages it may have at once; 0 if there is no bound. */
  public int maxsize() {
    return log.mostMessages() == MessageLog.UNBOUNDED ? 0 : (int) log.mostMessages();
  }

  /**
   * Says that this process won't put or take any more by this handle. What is in the queue stays
   * there for the others. Doing it again does nothing.
   */
  @Override
  public void close() {
    closed = true;
  }

  private void checkOpen() {
    if (closed) {
      throw new QueueClosedException(name());
    }
  }

  private static long deadline(Duration timeout) {
    return Deadline.after(timeout);
  }

  private MessageLog.Witness witness(Action action) {
    Gate gate = gate();
    if (!gate.observed()) {
      return MessageLog.Witness.NOBODY;
    }
    return new MessageLog.Witness() {
      @Override
      public void committing(long number) {
        gate.operation(action, name(), number);
      }

      @Override
      public void waiting() {
        gate.waiting(action, name());
      }
    };
  }
}
