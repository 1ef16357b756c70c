package proclings.multiprocessing;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;

/**
 * The process that keeps a manager's objects and executes the calls of them.
 *
 * <p>Who calls sends one end of a new pipe through the server's <em>door</em>, a pipe that only the
 * server receives from. Each such connection has a thread here, so a call that blocks holds up
 * nobody but its caller. A request is {@code [object's number, method, call's name, call's number,
 * arguments…]}, a reply {@code [status, …]}; nobody observes a call without a name.
 *
 * <h2>When somebody dies</h2>
 *
 * A message is in a pipe whole or not at all, and is taken once. A caller that is killed before its
 * request is sent has done nothing; after that its call is executed once, whether it lives to read
 * the reply or not, and then its thread here finds the end of the connection and ends. When the
 * server dies, its ends are given up: those of the connections that it had, of the door, and those
 * that lay in the door. So whoever waits for a reply finds the end of the file, and whoever
 * connects finds the door or the new connection broken; nobody waits for ever.
 */
final class ManagerServer extends Process {

  private static final long serialVersionUID = 1;

  /** What is sent through the door to end the server. */
  static final String SHUTDOWN = "shutdown";

  /** The number of the server itself, which makes the others. */
  static final long SERVER = 0;

  static final String CREATE = "create";

  /** Where the arguments begin in a request. */
  static final int ARGUMENTS = 4;

  static final int VALUE = 0;
  static final int PROXY = 1;
  static final int THREW = 2;
  static final int UNSENDABLE = 3;

  private static volatile @Nullable ManagerServer here;

  private final Connection door;

  /** Null in any process but the server. */
  private transient @Nullable Referents referents;

  ManagerServer(Connection door, StartMethod method) {
    this.door = door;
    name("SyncManager-" + identity());
    daemon(true);
    startMethod(method.label());
  }

  /** The server that this process is, if it is the one behind that door. */
  static @Nullable ManagerServer behind(Connection outside) {
    ManagerServer server = here;
    return server != null
            && outside instanceof PipeConnection one
            && server.door instanceof PipeConnection other
            && one.isPeerOf(other)
        ? server
        : null;
  }

  @Override
  boolean mayHaveChildren() {
    return true;
  }

  @Override
  public void run() {
    referents = new Referents(Session.current().segment());
    here = this;
    try {
      while (door.recv() instanceof Connection connection) {
        Thread.ofPlatform().daemon().name(connection.name()).start(() -> serve(connection));
      }
    } catch (EndOfFileException e) {
      // Nobody is left who could call.
    }
  }

  private void serve(Connection connection) {
    try (connection) {
      while (true) {
        answer(connection);
      }
    } catch (EndOfFileException | BrokenPipeException e) {
      // Who called has no more calls, or is gone.
    }
  }

  /** Answers one request. What is in it, and in the reply, is garbage afterwards. */
  private void answer(Connection connection) {
    @Nullable Object[] reply = reply(connection);
    Thread.interrupted(); // by the object: that must not end its caller's connection
    try {
      connection.send(reply);
    } catch (BrokenPipeException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // What can't be written, or finds no room; an Error is its class's own writing code.
      connection.send(new Object[] {UNSENDABLE, Traces.message(e), trace(e)});
    } finally {
      if (reply[1] instanceof Share given) {
        given.letGo(); // who called has its own now
      }
    }
  }

  private @Nullable Object[] reply(Connection connection) {
    Object request;
    try {
      request = connection.recv();
    } catch (UnreadableMessageException e) {
      return threw(e);
    }
    try {
      return execute((@Nullable Object[]) java.util.Objects.requireNonNull(request));
    } catch (Throwable e) {
      return threw(e);
    }
  }

  /**
   * Executes a request.
   *
   * @return the status, and what belongs to it
   */
  @Nullable Object[] execute(@Nullable Object[] request) throws Throwable {
    Long number = (Long) java.util.Objects.requireNonNull(request[0]);
    String signature = (String) java.util.Objects.requireNonNull(request[1]);
    Runnable event = () -> executes((String) request[2], (Long) request[3]);
    @Nullable Object[] arguments = Arrays.copyOfRange(request, ARGUMENTS, request.length);
    if (number == SERVER) {
      event.run();
      return new Object[] {PROXY, create(arguments)};
    }
    Referent referent = referents().find(number);
    Object value = referent.call(event, signature, arguments);
    Method method = referent.method(signature);
    if (value != null && method != null && method.isAnnotationPresent(ByProxy.class)) {
      return new Object[] {
        PROXY, referents().keep(new Referent(value, method.getReturnType(), null))
      };
    }
    return new @Nullable Object[] {VALUE, value};
  }

  private static void executes(@Nullable String call, @Nullable Long number) {
    if (call != null && number != null) {
      Session.current().gate().operation(Action.EXECUTE, call, number);
    }
  }

  private Share create(@Nullable Object[] arguments) throws Exception {
    Class<?> type = (Class<?>) java.util.Objects.requireNonNull(arguments[0]);
    RemoteTask<?> factory = (RemoteTask<?>) java.util.Objects.requireNonNull(arguments[1]);
    boolean guarded =
        Collection.class.isAssignableFrom(type)
            || Map.class.isAssignableFrom(type)
            || type == Namespace.class
            || type == ValueProxy.class;
    Object made = java.util.Objects.requireNonNull(factory.call(), "the factory gave null");
    return referents().keep(new Referent(type.cast(made), type, guarded ? referents() : null));
  }

  /** For the tests: how many objects are kept in this process, which is a server. */
  static int objects() {
    return java.util.Objects.requireNonNull(here).referents().size();
  }

  private Referents referents() {
    return java.util.Objects.requireNonNull(referents);
  }

  /** What was thrown, as far as it can be told: its text in any case, and itself if possible. */
  private static @Nullable Object[] threw(Throwable error) {
    String trace = trace(error);
    byte[] itself;
    try {
      itself = Serialization.write("the exception", error);
    } catch (Throwable e) {
      itself = null;
    }
    return new @Nullable Object[] {THREW, Traces.said(error), trace, itself};
  }

  private static String trace(Throwable error) {
    try {
      StackTraceElement[] own =
          Arrays.stream(error.getStackTrace())
              .takeWhile(frame -> !frame.getClassName().startsWith("jdk.internal.reflect."))
              .toArray(StackTraceElement[]::new);
      error.setStackTrace(own);
      return Traces.text(error);
    } catch (Throwable e) {
      return error.getClass().getName();
    }
  }
}
