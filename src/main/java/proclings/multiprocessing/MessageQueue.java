package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.MessageLog;
import proclings.shm.Parking;
import proclings.shm.WaitInterruptedException;

/**
 * What all queues have in common: values that are put at one end of a log and taken at the other.
 *
 * @param <T> what is put in
 */
abstract sealed class MessageQueue<T extends @Nullable Object> extends SharedObject
    implements Waitable, AutoCloseable permits Queue, SimpleQueue {

  private static final long serialVersionUID = 1;

  private transient MessageLog log;
  private transient volatile boolean closed;

  MessageQueue(Session session, String kind, MessageLog log) {
    super(session, kind, log.offset());
    this.log = log;
  }

  @Override
  final void attached() {
    log = new MessageLog(segment(), address());
  }

  final MessageLog log() {
    return log;
  }

  /**
   * Puts a value; waits while the queue is full.
   *
   * @throws NotSendableException when the value can't be serialised
   * @throws IllegalArgumentException when it takes 2 GiB or more
   * @throws proclings.shm.OutOfSharedMemoryException when the session has no room for it; nothing
   *     was put
   * @throws QueueClosedException when this process has closed the queue
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void put(T value) {
    put(value, Parking.NEVER);
  }

  final void put(T value, long deadlineNanos) {
    checkOpen();
    Passage passage = new Passage(this, log, Action.PUT, name());
    if (!passage.append(value, "the value", deadlineNanos)) {
      throw new QueueFullException(name(), log.mostMessages());
    }
  }

  /**
   * Takes the oldest value; waits until there is one.
   *
   * @throws UnreadableMessageException when the value's class is not known here, or it can't be
   *     read for another reason; it is taken all the same
   * @throws QueueClosedException when this process has closed the queue
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public T get() {
    return get(Parking.NEVER);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // T is what the caller of put says it is
  final T get(long deadlineNanos) {
    checkOpen();
    Passage passage = new Passage(this, log, Action.GET, name());
    byte[] message = passage.take(deadlineNanos);
    if (message == null) {
      throw new QueueEmptyException(name());
    }
    return (T) passage.read(message);
  }

  /** Whether there is nothing in it; true for that moment only, if others use it. */
  public boolean empty() {
    return log.size() == 0;
  }

  /** Whether there is something to take; true for that moment only, if others take too. */
  @Override
  public boolean ready() {
    return log.isTakeable();
  }

  /**
   * Says that this process won't put or take any more by this handle. What is in the queue stays
   * there for the others. Doing it again does nothing.
   */
  @Override
  public void close() {
    closed = true;
  }

  final void checkOpen() {
    if (closed) {
      throw new QueueClosedException(name());
    }
  }
}
