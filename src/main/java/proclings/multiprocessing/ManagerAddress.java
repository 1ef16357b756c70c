package proclings.multiprocessing;

import java.io.Serializable;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * Where a manager's server is to be reached, from any process: its door, and the connections that
 * this process has to it.
 *
 * <p>A call has a connection for itself while it is under way; the next one uses it again. So there
 * are as many as there are calls at once. One whose call was interrupted is closed, since a reply
 * for nobody is still to come through it.
 */
final class ManagerAddress implements Serializable {

  private static final long serialVersionUID = 1;

  private static final Map<Way, Deque<Connection>> IDLE = new ConcurrentHashMap<>();

  /** Through a door, from a process: one that is forked must not take the replies of its parent. */
  private record Way(Connection door, long pid) {}

  private final Connection door;
  private final String server;
  private final long pid;

  ManagerAddress(Connection door, String server, long pid) {
    this.door = door;
    this.server = server;
    this.pid = pid;
  }

  /** What the server is called. */
  String server() {
    return server;
  }

  /**
   * Has the server execute something, as a part of the call that this thread is in, and waits for
   * the reply.
   *
   * @param number the object's
   * @return the reply, if it is not that something failed
   * @throws Throwable what the call threw there, of the same type
   */
  @Nullable Object[] call(long number, String signature, @Nullable Object... arguments)
      throws Throwable {
    ManagedCall call = ManagedCall.current();
    @Nullable Object[] request = new Object[ManagerServer.ARGUMENTS + arguments.length];
    request[0] = number;
    request[1] = signature;
    request[2] = call == null ? null : call.name();
    request[3] = call == null ? null : (Long) call.number();
    System.arraycopy(arguments, 0, request, ManagerServer.ARGUMENTS, arguments.length);
    ManagerServer here = ManagerServer.behind(door);
    if (here != null) {
      return here.execute(request);
    }
    @Nullable Object[] reply = exchange(request, call);
    int status = (int) java.util.Objects.requireNonNull(reply[0]);
    if (status < ManagerServer.THREW) {
      return reply;
    }
    throw failure(status, reply);
  }

  private @Nullable Object[] exchange(@Nullable Object[] request, @Nullable ManagedCall call) {
    Deque<Connection> idle = IDLE.computeIfAbsent(way(), any -> new ConcurrentLinkedDeque<>());
    Connection connection = null;
    boolean usable = false;
    try {
      connection = idle.poll();
      if (connection == null) {
        connection = connect();
      }
      connection.send(request);
      if (call != null && !connection.poll()) {
        call.waiting();
      }
      Object reply = connection.recv();
      usable = true;
      return (@Nullable Object[]) java.util.Objects.requireNonNull(reply);
    } catch (NotSendableException | UnreadableMessageException e) {
      usable = connection != null; // nothing was sent, or the whole reply was taken
      throw e;
    } catch (BrokenPipeException | EndOfFileException e) {
      throw ended(e);
    } finally {
      if (connection != null && usable) {
        idle.push(connection);
      } else if (connection != null) {
        connection.close();
      }
    }
  }

  private Way way() {
    return new Way(door, Session.current().pid());
  }

  private Connection connect() {
    Pipe pipe = Pipe.ofEngine(true);
    boolean sent = false;
    try {
      knock(pipe.second());
      sent = true;
      return pipe.first();
    } finally {
      pipe.second().close();
      if (!sent) {
        pipe.first().close();
      }
    }
  }

  /**
   * Sends something through the door.
   *
   * @throws ManagerEndedException when the server has ended
   */
  void knock(Object what) {
    try {
      door.send(what);
    } catch (BrokenPipeException | ConnectionClosedException e) {
      throw ended(e);
    }
  }

  /** Closes the connections that are not in use. */
  void disconnect() {
    Deque<Connection> idle = IDLE.remove(way());
    if (idle != null) {
      idle.forEach(Connection::close);
    }
  }

  private ManagerEndedException ended(Throwable cause) {
    return new ManagerEndedException(server, pid, cause);
  }

  private Throwable failure(int status, @Nullable Object[] reply) {
    String where = "%s (PID %d)".formatted(server, pid);
    String said = String.valueOf(reply[1]);
    String trace = String.valueOf(reply[2]);
    if (status == ManagerServer.UNSENDABLE) {
      return new ResultNotSerializableException(
          "what the call gave can't be sent back by %s: %s".formatted(where, said), trace, null);
    }
    RemoteException remote =
        new RemoteException(
            "a call failed in %s: %s\n%s".formatted(where, said, trace.stripTrailing()),
            trace,
            null);
    if (reply[3] instanceof byte[] bytes) {
      try {
        Throwable itself = (Throwable) java.util.Objects.requireNonNull(Serialization.read(bytes));
        itself.addSuppressed(remote);
        return itself;
      } catch (Exception | LinkageError | StackOverflowError e) {
        return remote;
      }
    }
    return remote;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ManagerAddress that && that.door.equals(door);
  }

  @Override
  public int hashCode() {
    return door.hashCode();
  }
}
