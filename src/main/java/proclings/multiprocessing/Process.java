package proclings.multiprocessing;

import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.shm.Parking;
import proclings.shm.WaitInterruptedException;

/**
 * A process of the operating system, with a JVM of its own, that runs a target.
 *
 * <p>Semantics are those of Python's {@code multiprocessing.Process}, with one difference: no
 * process outlives the one that started it. When a parent ends in order, its daemons are terminated
 * and the others are joined, as in Python; when it is killed, they are killed with it.
 *
 * <p>A subclass may override {@link #run()} instead of giving a target. Its fields are then copied
 * to the child, and must be serialisable.
 */
public class Process implements Serializable, AutoCloseable {

  private static final long serialVersionUID = 1;

  /** Goes with a start, beside the process, and with no other copy: nobody else can run it. */
  private transient @Nullable Target target;

  private transient byte @Nullable [] authkey;

  private String name;
  private boolean daemon;
  private final String identity;
  private final long creatorPid;
  private volatile long pid;

  /** Null for the one that is usual in this process. */
  private transient @Nullable StartMethod startMethod;

  private transient volatile @Nullable Jvm jvm;
  private transient volatile boolean closed;

  /** A process whose {@link #run()} a subclass overrides, named after its class and its number. */
  protected Process() {
    Session session = Session.current();
    this.identity = session.nextIdentity();
    this.name = ProcessText.kind(getClass()) + "-" + identity;
    this.creatorPid = session.pid();
    this.daemon = session.process().daemon;
    this.authkey = session.process().authkey;
  }

  /** A process that will run the target; it is named {@code Process-1} and so on. */
  public Process(@Nullable Target target) {
    this();
    this.target = target;
  }

  /** A process that will run the target, under a name that needs not be unique. */
  public Process(@Nullable Target target, String name) {
    this(target);
    this.name = java.util.Objects.requireNonNull(name, "name");
  }

  private Process(String name, String identity, long creatorPid, long pid, boolean daemon) {
    this.name = name;
    this.identity = identity;
    this.creatorPid = creatorPid;
    this.pid = pid;
    this.daemon = daemon;
  }

  /** A process that this one did not create: a main process, or a parent. */
  static Process known(String name, long creatorPid, long pid, boolean daemon) {
    return new Process(name, "", creatorPid, pid, daemon);
  }

  /** A copy of this process. */
  static Process forked(String name, String identity, long creatorPid, long pid) {
    return new Process(name, identity, creatorPid, pid, false);
  }

  /** A process that is only written and read: see {@link Rehearsal}. */
  static Process rehearsed(Target target, long creatorPid) {
    Process process = known("rehearsal", creatorPid, 0, false);
    process.target = target;
    return process;
  }

  /** Does the process's work, in the child: by default, runs the target. May be overridden. */
  public void run() throws Exception {
    if (target != null) {
      target.run();
    }
  }

  /**
   * Starts the process. Returns when it exists, not when it has done anything.
   *
   * @throws IllegalStateException when it was started before, when this process did not create it,
   *     or when this process is a daemon, which may not have children
   * @throws NotSendableException when the target, or what it captured, can't be serialised
   * @throws java.io.UncheckedIOException when the system refuses another process
   * @throws proclings.shm.OutOfSharedMemoryException when there is no room for what it captured
   */
  public synchronized void start() {
    Session session = Session.current();
    checkOpen();
    if (jvm != null || session.process() == this) {
      throw new IllegalStateException(
          name + " was started before: a process is started once; make a new one to run it again");
    }
    if (creatorPid != session.pid()) {
      throw new IllegalStateException(
          name + " was made by another process, and only that one can start it");
    }
    if (!session.process().mayHaveChildren()) {
      throw new IllegalStateException(
          session.process().name + " is a daemon, and a daemon may not have children");
    }
    jvm = session.start(this);
  }

  /**
   * Waits until the process has ended; returns at once if it has.
   *
   * @throws IllegalStateException when it was not started by this process, or was closed
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void join() {
    join(Parking.NEVER);
  }

  /**
   * As {@link #join()}, but waits at most so long, not at all if that is 0 or less; {@link
   * #exitCode()} tells which.
   */
  public void join(Duration atMost) {
    join(Parking.deadline(TimeUnit.NANOSECONDS.convert(atMost)));
  }

  private void join(long deadlineNanos) {
    mine("joined").join(actor(), deadlineNanos);
  }

  /** Waits for its end without the event of a join: the program did not ask for it. */
  void awaitEnd() {
    boolean unused = awaitEnd(Parking.NEVER);
  }

  /** As {@link #awaitEnd()}, but not for longer; whether it has ended. */
  boolean awaitEnd(long deadlineNanos) {
    Jvm started = jvm;
    return started == null || started.await(deadlineNanos);
  }

  /**
   * Whether the process was started and has not ended. Can be asked of one's children, of oneself,
   * and of one's {@linkplain Multiprocessing#parentProcess() parent}.
   *
   * @throws IllegalStateException when it is any other process, or was closed
   */
  public boolean isAlive() {
    checkOpen();
    Session session = Session.current();
    if (session.process() == this) {
      return true;
    }
    if (session.parent() == this) {
      return Reaper.isAlive(pid);
    }
    if (creatorPid != session.pid()) {
      throw new IllegalStateException(
          name + " was made by another process, and only its parent can tell whether it is alive");
    }
    Jvm started = jvm;
    return started != null && !started.isGone();
  }

  /**
   * The process's ID, as the operating system lists it; 0 before it is started.
   *
   * @throws IllegalStateException when it was closed
   */
  public long pid() {
    checkOpen();
    return pid;
  }

  void pid(long pid) {
    this.pid = pid;
  }

  /**
   * How the process ended: 0 when its target returned, 1 when it threw, n when it called {@code
   * System.exit(n)}, minus the signal's number when one ended it; null when it has not ended, or is
   * no child of this process.
   *
   * @throws IllegalStateException when it was closed
   */
  public @Nullable Integer exitCode() {
    checkOpen();
    Jvm started = jvm;
    return started == null || !started.isGone() ? null : (Integer) started.exitCode();
  }

  /**
   * The process's end, to be waited for together with other things: see {@link
   * Connections#waitAny}.
   *
   * @throws IllegalStateException when it was not started by this process
   */
  public Sentinel sentinel() {
    return new Sentinel(this, mine("waited for"));
  }

  /** The name; it is for people, and two processes may have the same. */
  public String name() {
    return name;
  }

  /** Gives the process a name; it has an effect in its output when it is given before the start. */
  public Process name(String name) {
    this.name = java.util.Objects.requireNonNull(name, "name");
    Session session = Session.current();
    if (session.process() == this) {
      session.gate().become(new Actor(pid, name));
    }
    return this;
  }

  /**
   * Whether the process is terminated, rather than joined, when its parent ends. As in Python it is
   * at first what the process is that makes it, and that is no daemon if it is the main process.
   */
  public boolean daemon() {
    return daemon;
  }

  /**
   * Says whether the process is terminated, rather than joined, when its parent ends.
   *
   * @throws IllegalStateException when it was started before, or was closed
   */
  public Process daemon(boolean daemon) {
    checkOpen();
    checkNotStarted("say whether it is a daemon");
    this.daemon = daemon;
    return this;
  }

  /** The key of its {@link Listener}s and {@link Client}s, at first that of who makes it. */
  public byte[] authkey() {
    byte[] own = authkey;
    return own == null ? Secret.of(Session.current().segment()).authkey() : own.clone();
  }

  /** Gives it a key; in the process that is meant, or before its start. */
  public Process authkey(byte[] key) {
    this.authkey = key.clone();
    return this;
  }

  /**
   * Chooses how the process is started, whatever {@link Multiprocessing#startMethod()} says: see
   * {@link Multiprocessing#startMethods()}.
   *
   * @throws IllegalArgumentException when there is no such method
   * @throws IllegalStateException when it was started before, or was closed
   */
  public Process startMethod(String method) {
    checkOpen();
    checkNotStarted("choose its start method");
    this.startMethod = StartMethod.of(method);
    return this;
  }

  /** The way in which it is or was started: {@code forkserver} or {@code spawn}. */
  public String startMethod() {
    return method().label();
  }

  StartMethod method() {
    StartMethod chosen = startMethod;
    return chosen == null ? StartMethod.usual() : chosen;
  }

  /**
   * Ends the process with SIGINT, as Ctrl-C at a terminal does to a program there: it runs no
   * {@code finally} and no shutdown hook, and its exit code is −2. Does nothing if it has ended, or
   * if this program was started with SIGINT ignored, as jobs in a shell's background are: its
   * processes ignore it, too. What it started is killed with it. Throws as {@link #terminate()}.
   */
  public void interrupt() {
    mine("interrupted").signal(Posix.SIGINT);
  }

  /**
   * Ends the process with SIGTERM: it runs no {@code finally} and no shutdown hook, and its exit
   * code is −15. Does nothing if it has ended. What it started is killed with it.
   *
   * @throws IllegalStateException when it was not started by this process, or was closed
   */
  public void terminate() {
    mine("terminated").signal(Posix.SIGTERM);
  }

  /** As {@link #terminate()}, with SIGKILL: its exit code is −9. */
  public void kill() {
    mine("killed").signal(Posix.SIGKILL);
  }

  /**
   * Gives back what belongs to the process. Afterwards only {@link #name()}, {@link #daemon()},
   * {@link #authkey()}, {@link #startMethod()} and {@code toString()} tell anything, a name or key
   * can still be given, and {@code close()} does nothing; everything else throws an {@link
   * IllegalStateException} that says so.
   *
   * @throws IllegalStateException when it is running: a child that has not ended, this process
   *     itself, or its parent
   */
  @Override
  public void close() {
    Session session = Session.current();
    Jvm started = jvm;
    boolean runs = started != null && !started.isGone();
    if (runs || session.process() == this || session.parent() == this) {
      throw new IllegalStateException(
          name + " is still running: join() or terminate() it before you close() it");
    }
    closed = true;
  }

  /** What it runs in, also after it was closed; null if this process did not start it. */
  @Nullable Jvm jvm() {
    return jvm;
  }

  private void checkNotStarted(String what) {
    if (jvm != null) {
      throw new IllegalStateException(name + " was started before: " + what + " before start()");
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(name + " was closed");
    }
  }

  private Jvm mine(String what) {
    checkOpen();
    Jvm started = jvm;
    if (started != null) {
      return started;
    }
    throw new IllegalStateException(
        creatorPid == Session.current().pid()
            ? name + " was not started, so it can't be " + what
            : name + " is not a child of this process, so it can't be " + what + " by it");
  }

  /** Whether it may start others: a daemon is terminated at its parent's end, and they with it. */
  boolean mayHaveChildren() {
    return !daemon;
  }

  /** In the parent: the process has ended and what it held is repaired. */
  void buried(int exitCode) {}

  Actor actor() {
    return new Actor(pid, name);
  }

  String identity() {
    return identity;
  }

  @Nullable Target target() {
    return target;
  }

  byte @Nullable [] ownAuthkey() {
    return authkey;
  }

  /** In the child: what only a process that is started takes along, and no other copy of it. */
  void arrived(@Nullable Target target, byte @Nullable [] authkey) {
    this.target = target;
    this.authkey = authkey;
  }

  @Override
  public String toString() {
    return ProcessText.of(this, pid, creatorPid, closed, jvm);
  }
}
