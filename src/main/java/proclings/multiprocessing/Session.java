package proclings.multiprocessing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;

/**
 * This process's place among those that share a segment: who it is, who its children are, and the
 * gate to the others.
 *
 * <p>A child has the session of its parent. A program that uses the library makes one when it first
 * needs it, with itself as the main process.
 */
final class Session {

  private static volatile @Nullable Session current;

  private final Segment segment;
  private final ProcessTable table;
  private final Gate gate;
  private final Gate noGate;
  private final SharedClasses classes;
  private final ClassLoader loader;
  private volatile long pid = ProcessHandle.current().pid();
  private final AtomicInteger made = new AtomicInteger();
  private final Set<Process> children = ConcurrentHashMap.newKeySet();
  private final Standbys standbys;
  private volatile Process process;
  private volatile @Nullable Process parent;
  private volatile boolean ending;
  private volatile boolean forked;

  private Session(Segment segment, ProcessTable table, Process process) {
    this.segment = segment;
    this.table = table;
    this.process = process;
    this.gate = new Gate(segment, new Actor(pid, process.name()));
    this.noGate = gate.unobserved();
    this.classes = new SharedClasses(segment);
    this.loader = new SessionLoader(classes, Session.class.getClassLoader());
    this.standbys = new Standbys(this);
  }

  /** The session of this process; makes one if there is none. */
  static Session current() {
    Session session = current;
    return session != null ? session : makeRoot();
  }

  private static synchronized Session makeRoot() {
    if (current == null) {
      Segment segment =
          Segment.create(Long.getLong("proclings.segment", Segment.DEFAULT_SIZE_BYTES));
      ProcessTable table = ProcessTable.create(segment);
      Session session = of(segment, table, "MainProcess");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> session.endRoot(segment)));
      current = session;
    }
    return current;
  }

  private static Session of(Segment segment, ProcessTable table, String name) {
    long pid = ProcessHandle.current().pid();
    table.pid(segment.self(), pid);
    table.describe(segment.self(), name, false, StartMethod.SPAWN);
    table.state(segment.self(), ProcessTable.State.RUNNING);
    return new Session(segment, table, Process.known(name, 0, pid, false));
  }

  /** The session of one who observes and takes no part: it is no process's current one. */
  static Session ofObserver(Segment segment, ProcessTable table) {
    return of(segment, table, "Observer");
  }

  /** The session of a child, which does not know yet who it is to be. */
  static Session ofChild(Segment segment) {
    long pid = ProcessHandle.current().pid();
    Session session =
        new Session(segment, ProcessTable.of(segment), Process.known("standby", 0, pid, true));
    current = session;
    return session;
  }

  /** Says who this process is, once it knows. */
  void become(Process process, @Nullable Process parent) {
    this.process = process;
    this.parent = parent;
    gate.become(new Actor(pid, process.name()));
  }

  /** This process is a copy of the one whose session this was: see {@link Forks}. */
  void forked(long pid, String name) {
    Process original = process;
    this.forked = true;
    this.pid = pid;
    String identity = name.substring(name.indexOf('-') + 1);
    made.set(0);
    children.clear();
    standbys.close();
    become(Process.forked(name, identity, original.pid(), pid), original);
  }

  /** Whether this process is a copy. Asked by all who end, who shall load nothing for it. */
  boolean isForked() {
    return forked;
  }

  Segment segment() {
    return segment;
  }

  ProcessTable table() {
    return table;
  }

  Gate gate() {
    return gate;
  }

  /** A gate at which nobody observes, for what the engine does itself. */
  Gate noGate() {
    return noGate;
  }

  SharedClasses classes() {
    return classes;
  }

  ClassLoader loader() {
    return loader;
  }

  Standbys standbys() {
    return standbys;
  }

  long pid() {
    return pid;
  }

  Process process() {
    return process;
  }

  @Nullable Process parent() {
    return parent;
  }

  /** What comes after the kind in a new process's name: {@code 3}, or {@code 2:1} in Process-2. */
  String nextIdentity() {
    String mine = process.identity();
    return (mine.isEmpty() ? "" : mine + ":") + made.incrementAndGet();
  }

  List<Process> activeChildren() {
    List<Process> active = new ArrayList<>();
    for (Process child : children) {
      Jvm jvm = child.jvm();
      if (jvm != null && !jvm.isGone()) {
        active.add(child);
      }
    }
    return active;
  }

  /** Starts a process: in a standby, or in a JVM that is started for it. */
  Jvm start(Process child) {
    if (forked) {
      throw new IllegalStateException(
          process.name()
              + " was forked, and the threads that start processes were not copied: fork() again");
    }
    Handles handles = new Handles(segment);
    byte[] assignment = handles.in(() -> Assignment.write(child));
    StartMethod method = child.method();
    children.add(child);
    boolean started = false;
    try {
      while (true) {
        Jvm jvm = method == StartMethod.FORKSERVER ? standbys.take() : null;
        if (jvm == null) {
          jvm = Jvm.launch(this, false);
        }
        if (jvm.claim() && jvm.become(child, method, assignment, handles)) {
          started = true;
          EngineLog.info(
              this, "started %s, PID %d, by %s", child.name(), jvm.pid(), method.label());
          return jvm;
        }
      }
    } finally {
      if (!started) {
        handles.stay();
        children.remove(child);
      }
    }
  }

  /** A JVM of ours is gone and buried. */
  void gone(Jvm jvm, @Nullable Process was) {
    if (was == null) {
      EngineLog.debug(this, "the standby with PID %d has ended unused", jvm.pid());
      standbys.lost(jvm);
    } else {
      children.remove(was);
      was.buried(jvm.exitCode());
    }
  }

  /** What Python does at a process's end: terminates the daemons, joins the others. */
  void endChildren() {
    ending = true;
    EngineLog.debug(this, "ends its children: daemons are terminated, others joined");
    standbys.close();
    // One whose start is still under way in another thread is not waited for; it dies with us.
    List<Process> started = children.stream().filter(child -> child.jvm() != null).toList();
    for (Process child : started) {
      if (child.daemon()) {
        java.util.Objects.requireNonNull(child.jvm()).signal(Posix.SIGTERM);
      }
    }
    for (Process child : started) {
      joinAtLast(child);
    }
  }

  /** An interrupt that is left over from the program's work must not leave a child behind. */
  private void joinAtLast(Process child) {
    boolean interrupted = Thread.interrupted();
    while (true) {
      try {
        java.util.Objects.requireNonNull(child.jvm()).join(child.actor(), Parking.NEVER);
        break;
      } catch (WaitInterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is the session of this process, and not one that this process only observes. */
  boolean isOfThisProcess() {
    return this == current;
  }

  boolean isEnding() {
    return ending;
  }

  private void endRoot(Segment owned) {
    if (forked) {
      Forks.endFromHook();
    }
    if (!endsBySignal()) {
      endChildren();
    }
    owned.close();
  }

  /** A program that is told to end by a signal must not wait for its children to come to an end. */
  private static boolean endsBySignal() {
    Thread[] threads = new Thread[Thread.activeCount() + 64];
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    int count = group.enumerate(threads, true);
    for (int i = 0; i < count; i++) {
      if (threads[i].getName().matches("SIG[A-Z]+ handler")) {
        return true;
      }
    }
    return false;
  }
}
