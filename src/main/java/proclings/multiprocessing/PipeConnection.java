package proclings.multiprocessing;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Objects;
import proclings.shm.Parking;
import proclings.shm.PipeEnd;

/** One end of a {@link Pipe}, in shared memory; a handle of it can be handed on. */
final class PipeConnection extends Connection {

  private static final long serialVersionUID = 1;

  private transient @Nullable MessageLog outgoing;
  private transient @Nullable MessageLog incoming;
  private transient String peerName;

  /** A new end, which this process has. */
  PipeConnection(Session session, long end) {
    super(session, end);
    outgoing = PipeEnd.outgoing(session.segment(), end);
    incoming = PipeEnd.incoming(session.segment(), end);
    peerName = peerName(session, end);
  }

  @Override
  void attached() {
    outgoing = PipeEnd.outgoing(segment(), address());
    incoming = PipeEnd.incoming(segment(), address());
    peerName = peerName(Session.current(), address());
  }

  private static String peerName(Session session, long end) {
    long peer = PipeEnd.peer(session.segment(), end);
    return "Connection-" + Objects.number(session.segment(), peer);
  }

  /** What the engine says to itself is no operation of the program's. */
  @Override
  Gate gate() {
    return Objects.kind(segment(), address()) == Kinds.ENGINE_PIPE_END
        ? Session.current().noGate()
        : super.gate();
  }

  boolean isPeerOf(PipeConnection other) {
    return PipeEnd.peer(segment(), address()) == other.address();
  }

  @Override
  public void send(@Nullable Object value) {
    checkOpen();
    if (outgoing == null) {
      throw new OneWayException(name(), "receive", peerName, "send");
    }
    Passage passage = new Passage(this, outgoing, Action.SEND, name());
    if (!passage.append(value, "the message", Parking.NEVER)) {
      gate().operation(Action.EOF, peerName, 0);
      throw new BrokenPipeException(name(), peerName);
    }
  }

  @Override
  public boolean readable() {
    return incoming != null;
  }

  @Override
  public boolean writable() {
    return outgoing != null;
  }

  @Override
  String peerName() {
    return peerName;
  }

  @Override
  MessageLog incoming() {
    checkOpen();
    if (incoming == null) {
      throw new OneWayException(name(), "send", peerName, "receive");
    }
    return incoming;
  }

  @Override
  EndOfFileException atEnd() {
    return new EndOfFileException(name(), peerName);
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    writeHandle(out);
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    readHandle(in);
  }
}
