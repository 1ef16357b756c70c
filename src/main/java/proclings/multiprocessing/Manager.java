package proclings.multiprocessing;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A server process that keeps objects, of which other processes have proxies: Python's {@code
 * multiprocessing.Manager}.
 *
 * <pre>{@code
 * try (var manager = new Manager()) {
 *   var squares = manager.<Integer>list();
 *   var p = new Process(() -> squares.add(7 * 7));
 *   p.start();
 *   p.join();
 *   print(squares);
 * }
 * }</pre>
 *
 * <p>A proxy looks like the object and can be handed to any process: captured, in a queue, in a
 * pool's task, in another managed object. Each call of it is sent to the server and executed there,
 * in a thread for each caller, so that one that blocks holds up nobody else. What is given and what
 * comes back are copies, except for proxies. As in Python, the change of a value that was read from
 * a managed object is not seen by others until it is put back.
 *
 * <h2>Collections</h2>
 *
 * Each call of a list, dict or set is one step: {@code addAll}, {@code putIfAbsent}, and those that
 * take a function, {@code compute}, {@code removeIf}. The function runs in the caller, and again if
 * another process came in between. Iterators, streams and {@code keySet()} are of a copy, and can't
 * be written to.
 *
 * <h2>Locks, queues and numbers</h2>
 *
 * In Python these live in the server, too, because a Lock of {@code multiprocessing} can only be
 * inherited. Ours travel by themselves, so what {@link #lock()} and {@link #queue()} give are those
 * of shared memory: quicker than a trip to the server, repaired when a process dies with them, and
 * still there after the manager.
 *
 * <h2>Failures</h2>
 *
 * What a call throws in the server is thrown in the caller with the same type, and with a
 * suppressed {@link RemoteException} that has the trace of there; if it can't be brought over, the
 * {@link RemoteException} is thrown itself. What can't be sent is told by {@link
 * NotSendableException}, a result that can't come back by {@link ResultNotSerializableException}.
 * After the end of the server, whatever ended it, all calls throw {@link ManagerEndedException},
 * those under way included. A caller that is killed leaves each of its calls either executed once
 * or not at all. An interrupted one is told by {@link proclings.shm.WaitInterruptedException}, and
 * its call may be executed all the same.
 *
 * <p>The server is a daemon of the process that made the manager, and yet, for its pools, may have
 * children.
 *
 * <h2>How long an object lives</h2>
 *
 * As long as anybody has a proxy of it, as in Python: a process in which one is reachable, or a
 * message or a process being started that has one and was not read yet, whoever has ended or died
 * meanwhile. Then the server drops it, and closes it if it is {@link AutoCloseable}, as a pool is.
 * A proxy counts in the process until that collects its garbage. What the engine can't follow, a
 * proxy in a pool's task or result or in an object stream of your own, counts until the process
 * that wrote it ends.
 */
public final class Manager implements Serializable, AutoCloseable {

  private static final long serialVersionUID = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ManagerAddress address;
  private final long pid;
  private final Map<Class<?>, RemoteTask<?>> registered = new ConcurrentHashMap<>();

  /** Makes what it was given. A lambda would be several times as long on its way. */
  private static final class Sent<T> implements RemoteTask<T> {
    private static final long serialVersionUID = 1;
    private final T object;

    Sent(T object) {
      this.object = object;
    }

    @Override
    public T call() {
      return object;
    }
  }

  /** Null in a process that did not make the manager. */
  private final transient @Nullable Process server;

  /**
   * Makes a manager and starts its server, named {@code SyncManager-1} and so on.
   *
   * @throws IllegalStateException when this process is a daemon, which may not have children
   */
  public Manager() {
    this(StartMethod.of(Multiprocessing.startMethod()));
  }

  Manager(StartMethod method) {
    Pipe door = Pipe.ofEngine(false);
    boolean started = false;
    try {
      Process process = new ManagerServer(door.first(), method);
      process.start();
      started = true;
      server = process;
      pid = process.pid();
      address = new ManagerAddress(door.second(), process.name(), pid);
    } finally {
      door.first().close(); // the server has it now, and nobody else
      if (!started) {
        door.second().close();
      }
    }
  }

  /** Makes an empty list. */
  public <T extends @Nullable Object> List<T> list() {
    return list(List.of());
  }

  /** Makes a list of what a collection has. */
  @SuppressWarnings("unchecked") // it has these elements
  public <T extends @Nullable Object> List<T> list(Collection<? extends T> initial) {
    ArrayList<T> copy = new ArrayList<>(initial);
    return (List<T>) create(List.class, new Sent<>(copy));
  }

  /** Makes an empty dict. */
  public <K extends @Nullable Object, V extends @Nullable Object> ConcurrentMap<K, V> dict() {
    return dict(Map.of());
  }

  /** Makes a dict of what a map has; it keeps the order of insertion, as Python's. */
  @SuppressWarnings("unchecked") // it has these entries
  public <K extends @Nullable Object, V extends @Nullable Object> ConcurrentMap<K, V> dict(
      Map<? extends K, ? extends V> initial) {
    ManagedDict<K, V> copy = new ManagedDict<>(initial);
    return (ConcurrentMap<K, V>) create(ConcurrentMap.class, new Sent<>(copy));
  }

  /** Makes an empty set. */
  public <T extends @Nullable Object> Set<T> set() {
    return set(Set.of());
  }

  /** Makes a set of what a collection has; it keeps the order of insertion. */
  @SuppressWarnings("unchecked") // it has these elements
  public <T extends @Nullable Object> Set<T> set(Collection<? extends T> initial) {
    LinkedHashSet<T> copy = new LinkedHashSet<>(initial);
    return (Set<T>) create(Set.class, new Sent<>(copy));
  }

  /** Makes an empty namespace. */
  public Namespace namespace() {
    return create(Namespace.class, ManagedNamespace::new);
  }

  /** Makes a value of any type that can be sent. */
  @SuppressWarnings("unchecked") // it has this value
  public <T extends @Nullable Object> ValueProxy<T> value(T initial) {
    return (ValueProxy<T>) create(ValueProxy.class, () -> new ManagedValue<>(initial));
  }

  /** Makes an {@link Array} of numbers. */
  public <T extends Number> Array<T> array(Collection<? extends T> initial) {
    return new Array<>(initial);
  }

  /** Makes a {@link Queue} without a bound. */
  public <T extends @Nullable Object> Queue<T> queue() {
    return new Queue<>();
  }

  /** Makes a {@link Queue} of at most so many messages. */
  public <T extends @Nullable Object> Queue<T> queue(int maxsize) {
    return new Queue<>(maxsize);
  }

  /** Makes a {@link JoinableQueue} without a bound. */
  public <T extends @Nullable Object> JoinableQueue<T> joinableQueue() {
    return new JoinableQueue<>();
  }

  /** Makes a {@link JoinableQueue} of at most so many messages. */
  public <T extends @Nullable Object> JoinableQueue<T> joinableQueue(int maxsize) {
    return new JoinableQueue<>(maxsize);
  }

  /** Makes a {@link Lock}. */
  public Lock lock() {
    return new Lock();
  }

  /** Makes an {@link RLock}. */
  public RLock rlock() {
    return new RLock();
  }

  /** Makes a {@link Semaphore} with so many permits. */
  public Semaphore semaphore(int permits) {
    return new Semaphore(permits);
  }

  /** Makes a {@link BoundedSemaphore} with so many permits. */
  public BoundedSemaphore boundedSemaphore(int permits) {
    return new BoundedSemaphore(permits);
  }

  /** Makes a {@link Condition} with a lock of its own. */
  public Condition condition() {
    return new Condition();
  }

  /** Makes an {@link Event}. */
  public Event event() {
    return new Event();
  }

  /** Makes a {@link Barrier} for so many parties. */
  public Barrier barrier(int parties) {
    return new Barrier(parties);
  }

  /**
   * Makes a pool of so many workers, which are children of the server and end with it.
   *
   * @throws IllegalArgumentException when there are to be none
   */
  public PoolProxy pool(int processes) {
    return create(PoolProxy.class, () -> new ManagedPool(processes));
  }

  /**
   * Says how an object of a type is made, for {@link #create(Class)}: Python's {@code register}. It
   * is known to those who have this manager, and to those that are handed it from now on.
   *
   * @param type an interface
   * @param factory runs in the server
   * @throws IllegalArgumentException when the type is none
   */
  public <T> void register(Class<T> type, RemoteTask<? extends T> factory) {
    checkInterface(type);
    registered.put(type, factory);
  }

  /**
   * Makes an object of a type that was registered.
   *
   * @throws IllegalArgumentException when it was not
   */
  public <T> T create(Class<T> type) {
    RemoteTask<?> factory = registered.get(type);
    if (factory == null) {
      throw new IllegalArgumentException(
          type.getName() + " is not known to this manager: register it, with how to make one");
    }
    return make(type, factory);
  }

  /**
   * Makes an object in the server and gives a proxy of it. Its methods are called by many threads,
   * so it does its own locking.
   *
   * @param type an interface, whose methods the proxy has
   * @param factory runs in the server; its failure is thrown here as that of a call
   * @throws IllegalArgumentException when the type is no interface
   * @throws NotSendableException when the factory, or what it captured, can't be serialised
   * @throws ManagerEndedException when the server has ended
   */
  public <T> T create(Class<T> type, RemoteTask<? extends T> factory) {
    checkInterface(type);
    return make(type, factory);
  }

  private <T> T make(Class<T> type, RemoteTask<?> factory) {
    ManagedCall call = ManagedCall.begin(address.server(), ManagedNumbers.kind(type));
    try {
      @Nullable Object[] reply =
          address.call(ManagerServer.SERVER, ManagerServer.CREATE, type, factory);
      return ManagedObject.proxy(address, (Share) java.util.Objects.requireNonNull(reply[1]), type);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new RemoteException("the factory failed: " + e, "", e);
    } finally {
      if (call != null) {
        call.end();
      }
    }
  }

  private static void checkInterface(Class<?> type) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(
          type.getName() + " is no interface: a proxy can only have an interface's methods");
    }
  }

  /** The server's process ID. */
  public long pid() {
    return pid;
  }

  /**
   * The server's process.
   *
   * @throws IllegalStateException when another process made the manager
   */
  public Process process() {
    Process own = server;
    if (own == null) {
      throw new IllegalStateException(
          "this manager was made by another process, and only that one has its server's process");
    }
    return own;
  }

  /** Waits until the server has ended; see {@link #shutdown()}. */
  public void join() {
    process().join();
  }

  /** Waits until the server has ended, but at most so long. */
  public void join(Duration atMost) {
    process().join(atMost);
  }

  /**
   * Ends the server, and with it the objects that it keeps. Calls that are under way fail. Doing it
   * again does nothing.
   *
   * @throws IllegalStateException when another process made the manager
   */
  public void shutdown() {
    Process own = process();
    if (own.isAlive()) {
      try {
        address.knock(ManagerServer.SHUTDOWN);
      } catch (ManagerEndedException e) {
        // Somebody else has ended it.
      }
      if (!own.awaitEnd(Deadline.after(PATIENCE))) {
        own.terminate();
      }
    }
    own.join();
    address.disconnect();
  }

  /** The same as {@link #shutdown()}. */
  @Override
  public void close() {
    shutdown();
  }
}
