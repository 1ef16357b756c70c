package proclings.multiprocessing;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.InFlight;
import proclings.shm.MessageLog;
import proclings.shm.MessageWitness;
import proclings.shm.Segment;

/**
 * One message's way into a log that users share, or out of it: as a value, through the gate, with
 * the handles that it carries.
 */
final class Passage implements MessageWitness {

  /** Is asked about a message that is about to be taken; an exception leaves it where it is. */
  @FunctionalInterface
  interface Check {

    /** Takes anything. */
    Check NONE = message -> {};

    void check(byte[] message);
  }

  private final SharedObject through;
  private final Segment segment;
  private final MessageLog log;
  private final Action action;
  private final String object;
  private final Handles handles;

  private Check check = Check.NONE;
  private long number;
  private boolean carries;

  /**
   * A passage.
   *
   * @param through the object that the program uses
   * @param action what it does to it
   * @param object what the events call that whose messages these are
   */
  Passage(SharedObject through, MessageLog log, Action action, String object) {
    this.through = through;
    this.segment = through.segment();
    this.log = log;
    this.action = action;
    this.object = object;
    this.handles = new Handles(segment);
  }

  /**
   * Puts a value; false if there was no room in time, or nobody will ever take it.
   *
   * @throws NotSendableException when the value can't be serialised
   */
  boolean append(@Nullable Object value, String what, long deadlineNanos) {
    boolean left = false;
    try {
      MemorySegment tail = Codec.tail(value);
      Bytes head = tail == null ? Codec.encode(value, what, handles) : Codec.head(value);
      left =
          (tail == null
                  ? log.append(head.array(), 0, head.length(), deadlineNanos, this)
                  : log.append(head.toMemory(), tail, deadlineNanos, this))
              != 0;
      return left;
    } catch (AbandonedException e) {
      return false;
    } finally {
      if (!left) {
        handles.stay();
      }
    }
  }

  /** Takes a message, to be read with {@link #read}; null if there was none in time, or ever. */
  byte @Nullable [] take(long deadlineNanos) {
    return log.take(deadlineNanos, this);
  }

  byte @Nullable [] take(long deadlineNanos, Check check) {
    this.check = check;
    return take(deadlineNanos);
  }

  /**
   * The value in the message that was taken.
   *
   * @throws UnreadableMessageException when the value's class is not known here
   */
  @Nullable Object read(byte[] message) {
    try {
      return Codec.decode(
          new Bytes(message),
          through instanceof SocketConnection
              ? ReadFilter.Origin.SOCKET
              : ReadFilter.Origin.SESSION);
    } finally {
      if (carries) {
        InFlight.settle(segment, log.offset(), number);
      }
    }
  }

  @Override
  public void committing(long number) {
    if (!handles.leave(log.offset(), number)) {
      throw new AbandonedException();
    }
    through.gate().operation(action, object, number);
  }

  @Override
  public void taking(long number, byte[] message) {
    check.check(message);
    this.number = number;
    carries = InFlight.any(segment) && InFlight.claim(segment, log.offset(), number);
    through.gate().operation(action, object, number);
  }

  @Override
  public void waiting() {
    through.gate().waiting(action, object);
  }

  /** Nobody will ever take the message. */
  private static final class AbandonedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    AbandonedException() {
      super("nobody can read it", null, false, false);
    }
  }
}
