package proclings.multiprocessing;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.MessageLog;
import proclings.shm.MessageWitness;
import proclings.shm.OutOfSharedMemoryException;
import proclings.shm.Parking;
import proclings.shm.PipeEnd;
import proclings.shm.WaitInterruptedException;
import proclings.shm.Watches;

/**
 * One end of a connection over a socket. It stays in the process that made it.
 *
 * <pre>
 *   socket ── reader ──▶ a one-way pipe in shared memory ──▶ recv, poll, waitAny
 *   send ──▶ one message in hand ──▶ writer ──▶ socket
 * </pre>
 *
 * <p>Two threads of the engine's own do all reading and writing, because an interrupt in the middle
 * of it would close the socket. What was received lies in a pipe of which this process has both
 * ends, so everything that waits for a pipe waits for this too; the reader has its sending end and
 * closes it at the socket's end.
 *
 * <h2>Why nothing that was sent is lost</h2>
 *
 * {@code send} returns when the system has the message, as in Python: whatever happens to this
 * process then, the other end gets it. Who is interrupted <em>before</em> its message was in the
 * writer's hand has sent nothing; who is interrupted afterwards does not wait any more, keeps the
 * interrupt, and the message goes as soon as there is room. {@code sending} is set by who may put a
 * message into the hand, and cleared by the writer when the hand is empty, so there is never a
 * second. The writer changes this process's word of {@link Watches} after each message and after
 * its failure, so nobody waits in vain: see {@link OwnWait}.
 *
 * <p>The two ends number messages alike, since the socket keeps their order: here the count of what
 * went to the writer, there the count of the pipe. So a send and its receiving have one number in
 * the events.
 */
final class SocketConnection extends Connection {

  private static final long serialVersionUID = 1;

  private static final int MOST_BYTES = Integer.MAX_VALUE - 64;
  private static final byte[] CLOSE = {};
  private static final MessageWitness NOBODY = MessageWitness.NOBODY;
  private static final long STACK_BYTES = 256 << 10;

  private final transient Wire wire;
  private final transient String peerName;
  private final transient MessageLog incoming;
  private final transient long feeding;
  private final transient AtomicBoolean sending = new AtomicBoolean();
  private final transient LinkedBlockingQueue<byte[]> hand = new LinkedBlockingQueue<>();
  private transient long sent;
  private transient volatile long written;
  private transient volatile @Nullable IOException broken;
  private transient volatile String ended = "";

  private SocketConnection(Session session, long[] ends, Wire wire, String peerName) {
    super(session, ends[0]);
    this.wire = wire;
    this.peerName = peerName;
    this.incoming = java.util.Objects.requireNonNull(PipeEnd.incoming(session.segment(), ends[0]));
    this.feeding = ends[1];
    boolean unused = OpenEnds.open(session.segment(), feeding);
  }

  /** The two ends of the pipe for what will be received. */
  static long[] ends(Session session) {
    return PipeEnd.create(session.segment(), false, Pipe.MOST_BYTES);
  }

  /**
   * Begins to read and to write.
   *
   * @param ends made by {@link #ends}
   */
  static SocketConnection open(Session session, long[] ends, Wire wire, String peerName) {
    SocketConnection connection = new SocketConnection(session, ends, wire, peerName);
    thread(connection.name() + " reader", connection::readAll);
    thread(connection.name() + " writer", connection::writeAll);
    return connection;
  }

  static void thread(String name, Runnable body) {
    Thread.ofPlatform().daemon().stackSize(STACK_BYTES).name("proclings " + name).start(body);
  }

  private void readAll() {
    try {
      boolean taken = true;
      while (taken) {
        byte[] message = wire.read(MOST_BYTES);
        taken =
            message != null
                && incoming.append(message, 0, message.length, Parking.NEVER, NOBODY) != 0;
      }
    } catch (IOException | OutOfSharedMemoryException | OutOfMemoryError e) {
      ended = e.getMessage() == null ? "" : e.getMessage();
    } finally {
      OpenEnds.close(segment(), feeding, () -> {});
    }
  }

  /** To the last message in hand, even if the other end is gone: there may be more to read. */
  private void writeAll() {
    try {
      long count = 0;
      for (byte[] message = hand.take(); message != CLOSE; message = hand.take()) {
        try {
          wire.write(message);
          written = ++count;
        } catch (IOException e) {
          broken = e;
        }
        sending.set(false);
        Watches.wakeOwn(segment());
      }
    } catch (InterruptedException e) {
      broken = new IOException(e);
    }
    wire.close();
  }

  @Override
  public void send(@Nullable Object value) {
    checkOpen();
    Bytes bytes = Codec.encode(value, "the message");
    byte[] message = Arrays.copyOf(bytes.array(), bytes.length());
    if (!claim()) {
      gate().waiting(Action.SEND, name());
      OwnWait.until(segment(), this::claim);
    }
    if (broken != null || closed()) {
      sending.set(false);
      Watches.wakeOwn(segment());
      checkOpen();
      throw isBroken();
    }
    long number = ++sent;
    gate().operation(Action.SEND, name(), number);
    hand.add(message);
    try {
      OwnWait.until(segment(), () -> written >= number || broken != null);
    } catch (WaitInterruptedException e) {
      // It goes all the same.
      Thread.currentThread().interrupt();
      return;
    }
    if (written < number) {
      throw isBroken();
    }
  }

  private boolean claim() {
    return sending.compareAndSet(false, true);
  }

  private BrokenPipeException isBroken() {
    gate().operation(Action.EOF, peerName, 0);
    return new BrokenPipeException(
        "nobody can receive what %s sends: the other end, %s, is closed or its process has ended"
            .formatted(name(), peerName),
        java.util.Objects.requireNonNull(broken));
  }

  @Override
  public boolean readable() {
    return true;
  }

  @Override
  public boolean writable() {
    return true;
  }

  @Override
  String peerName() {
    return peerName;
  }

  @Override
  MessageLog incoming() {
    checkOpen();
    return incoming;
  }

  @Override
  EndOfFileException atEnd() {
    return new EndOfFileException(
        "%s is at its end: the other end, %s, is closed or its process has ended%s"
            .formatted(name(), peerName, ended.isEmpty() ? "" : ", " + ended));
  }

  @Override
  void closing() {
    hand.add(CLOSE);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    throw new NotSerializableException(
        name() + ", a connection over a socket, which stays in the process that made it");
  }
}
