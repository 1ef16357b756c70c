package proclings.multiprocessing;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.MessageLog;
import proclings.shm.Parking;
import proclings.shm.WaitInterruptedException;

/**
 * One end of a {@link Pipe}, or of a connection between a {@link Listener} and a {@link Client}:
 * Python's {@code multiprocessing.connection.Connection}.
 *
 * <p>A pipe's connection can be handed to another process in any way: captured, as a field, as an
 * argument, in a queue, through another pipe. Both processes have the end then, and each closes it
 * for itself. What is sent is whole or not there, however many processes send at once and whoever
 * is killed.
 *
 * <h2>When the other end is closed</h2>
 *
 * An end is closed for the others when no process has it any more: each that had it has closed all
 * of its handles or has ended, however it ended. A handle that is on its way counts too, in a
 * process that is being started and in a message that nobody has taken yet. Then {@link #recv()} at
 * the other end gives what had been sent before, and after that throws {@link EndOfFileException};
 * {@link #send} to it throws {@link BrokenPipeException}. A process that has <em>both</em> ends and
 * waits for the end of file must close the end that it does not use, as in Python; mind that a
 * process which is started gets a copy of what its target captured.
 *
 * <p>What the engine can't follow, a handle in a pool's task or result or in an object stream of
 * your own, keeps its end open until the process that wrote it ends. If it is read only after the
 * end was closed for all, it is closed where it arrives.
 */
public abstract sealed class Connection extends SharedObject implements Waitable, AutoCloseable
    permits PipeConnection, SocketConnection {

  private static final long serialVersionUID = 1;

  private transient volatile boolean closed;

  /** A new end, which this process has. */
  Connection(Session session, long end) {
    super(session, "Connection", end);
    closed = !OpenEnds.open(session.segment(), end);
  }

  @Override
  final String kind() {
    return "Connection";
  }

  /**
   * Sends a value; waits while the other end does not receive and there is no room.
   *
   * @param value anything {@link java.io.Serializable}, or null
   * @throws NotSendableException when the value can't be serialised
   * @throws IllegalArgumentException when it takes 2 GiB or more
   * @throws proclings.shm.OutOfSharedMemoryException when the session has no room for it
   * @throws BrokenPipeException when no process can receive it any more
   * @throws ConnectionClosedException when this handle is closed
   * @throws OneWayException when this end can only receive
   * @throws WaitInterruptedException when the thread is interrupted while it waits; nothing was
   *     sent
   */
  public abstract void send(@Nullable Object value);

  /** Sends bytes as one message; see {@link #send}. */
  public final void sendBytes(byte[] bytes) {
    send(bytes);
  }

  /**
   * Sends some of the bytes as one message; see {@link #send}.
   *
   * @throws IndexOutOfBoundsException when the array has no such bytes
   */
  public final void sendBytes(byte[] bytes, int offset, int size) {
    java.util.Objects.checkFromIndexSize(offset, size, bytes.length);
    send(Arrays.copyOfRange(bytes, offset, offset + size));
  }

  /**
   * Receives the next value; waits until there is one.
   *
   * @throws EndOfFileException when all was received and no process can send any more
   * @throws UnreadableMessageException when the value's class is not known here
   * @throws ConnectionClosedException when this handle is closed
   * @throws OneWayException when this end can only send
   * @throws WaitInterruptedException when the thread is interrupted while it waits; nothing was
   *     received
   */
  public final @Nullable Object recv() {
    return recv(Passage.Check.NONE);
  }

  private @Nullable Object recv(Passage.Check check) {
    Passage passage = new Passage(this, incoming(), Action.RECV, peerName());
    byte[] message = passage.take(Parking.NEVER, check);
    if (message == null) {
      gate().operation(Action.EOF, peerName(), 0);
      throw atEnd();
    }
    return passage.read(message);
  }

  /**
   * Receives the next message, which must be bytes; see {@link #recv()}.
   *
   * @throws IllegalStateException when it is not; it stays where it is, to be taken with {@code
   *     recv}
   */
  public final byte[] recvBytes() {
    return recvBytes(Integer.MAX_VALUE);
  }

  /**
   * As {@link #recvBytes()}, if the message has at most so many bytes.
   *
   * @throws MessageTooLongException when it has more; it stays where it is. In Python it is lost,
   *     and the connection of no more use.
   * @throws IllegalArgumentException when {@code maxLength} is negative
   */
  public final byte[] recvBytes(int maxLength) {
    if (maxLength < 0) {
      throw new IllegalArgumentException("maxLength must not be negative: " + maxLength);
    }
    Object bytes =
        recv(message -> {
          int length = Codec.lengthOfBytes(message);
          if (length < 0) {
            throw new IllegalStateException(
                "the next message at " + name() + " is no bytes: take it with recv()");
          }
          if (length > maxLength) {
            throw new MessageTooLongException(name(), length, maxLength);
          }
        });
    return (byte[]) java.util.Objects.requireNonNull(bytes);
  }

  /** As {@link #recvBytesInto(byte[], int)}, from the buffer's beginning. */
  public final int recvBytesInto(byte[] buffer) {
    return recvBytesInto(buffer, 0);
  }

  /**
   * Receives the next message, which must be bytes, into a buffer; see {@link #recvBytes()}.
   *
   * @return how many bytes it has
   * @throws BufferTooShortException when it has more than there is room behind the offset; the
   *     exception has it, and the buffer is as it was
   * @throws IndexOutOfBoundsException when the offset is not in the buffer
   */
  public final int recvBytesInto(byte[] buffer, int offset) {
    java.util.Objects.checkFromIndexSize(offset, 0, buffer.length);
    byte[] message = recvBytes();
    if (message.length > buffer.length - offset) {
      throw new BufferTooShortException(message, buffer.length - offset);
    }
    System.arraycopy(message, 0, buffer, offset, message.length);
    return message.length;
  }

  /**
   * Whether {@link #recv()} would not wait: there is a message, or the end of file.
   *
   * @throws ConnectionClosedException when this handle is closed
   * @throws OneWayException when this end can only send
   */
  public final boolean poll() {
    return incoming().isTakeable();
  }

  /**
   * Waits so long until {@link #poll()} is true, not at all if that is 0 or less; whether it is.
   *
   * @throws ConnectionClosedException when this handle is closed, now or meanwhile
   * @throws OneWayException when this end can only send
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public final boolean poll(Duration timeout) {
    return !Connections.waitAny(List.of(this), timeout).isEmpty();
  }

  /** The same as {@link #poll()}. */
  @Override
  public final boolean ready() {
    return poll();
  }

  /** Whether this end can receive. */
  public abstract boolean readable();

  /** Whether this end can send. */
  public abstract boolean writable();

  /** Whether this handle was closed. */
  public final boolean closed() {
    return closed;
  }

  /**
   * Closes this handle. Doing it again does nothing. It wakes no other thread of this process that
   * waits at a pipe's end just now: interrupt that.
   */
  @Override
  public final synchronized void close() {
    if (!closed) {
      closed = true;
      OpenEnds.close(segment(), address(), () -> gate().operation(Action.CLOSE, name(), 0));
      closing();
    }
  }

  /** This handle is closed, as far as shared memory goes. */
  void closing() {}

  /** What the events call the other end. */
  abstract String peerName();

  /** What this end receives. */
  abstract MessageLog incoming();

  /** Says why nothing will come any more. */
  abstract EndOfFileException atEnd();

  final void checkOpen() {
    if (closed) {
      throw new ConnectionClosedException(name());
    }
  }

  final synchronized void writeHandle(ObjectOutputStream out) throws IOException {
    out.writeBoolean(closed);
    if (!closed) {
      Handles.written(address(), this);
    }
  }

  final void readHandle(ObjectInputStream in) throws IOException {
    closed = in.readBoolean() || !OpenEnds.open(segment(), address());
  }
}
