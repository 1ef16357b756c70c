package proclings.multiprocessing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.shm.Holders;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;

/**
 * The children that this process has forked, and the moment of the fork.
 *
 * <h2>What must be still</h2>
 *
 * Whatever another thread holds at that moment is held in the copy for ever. So the forking thread
 * takes before it all that the child will need: the two outputs, the list of the pipes' ends, and
 * {@link #quiet}, which our own reaper holds whenever it works. It then has them in both processes,
 * and gives them back in both. Words in the segment are no matter: they are shared, not copied, and
 * who holds one lives on in the parent. The flags of the {@link ForkLaboratory} keep the JVM's own
 * threads still, but for one that tidies its memory every few seconds; and the learner's threads do
 * as they like. One of those may be inside the JVM's allocator, where a fork itself keeps it
 * waiting for the process's memory map: a copy like that hangs as soon as it allocates. So each
 * child does, in its first moment ({@link ForkProbe}), and then says that it is awake. One that
 * does not say so is killed and the fork made again. Nobody has seen it: it has had no start, and
 * has done nothing. Under the default flags it is left as it is, for there a child that hangs is
 * what is to be seen.
 *
 * <h2>In which order</h2>
 *
 * The child's slot, name and pipes' ends are there before it is. The child first asks to be killed
 * with its parent and looks whether that one still lives: from then on it can't outlive it. Once
 * awake, it waits at its slot's go word, as any child does, until the parent has written its PID
 * there and told of its start; so nobody sees it before it was started. If the parent dies at
 * whatever instruction, the child is dead as well, and who repairs the parent finds the slot by the
 * parent's ordinal and repairs the child. If the fork fails, the slot is given up.
 *
 * <h2>What the child does not inherit</h2>
 *
 * <ul>
 *   <li>Threads. So it gets a reaper of its own when it forks, and can't start JVMs: the launcher,
 *       the stock and those who wait for JVMs are the parent's.
 *   <li>Who it is: PID, ordinal, name, the numbers of its children.
 *   <li>The parent's children; it could not wait for them.
 *   <li>Text that was printed without an end of line: the parent prints it. (With C's stdio it
 *       comes twice.)
 *   <li>The locks of the engine that the parent's ordinal holds.
 *   <li>The JVM's end. Hooks would do the parent's work again, and the JVM would wait for its own
 *       threads, even to detach the main one: see {@link #exit} and {@link #endFromHook}.
 * </ul>
 */
final class Forks {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /** How long a copy has to awake, at the first attempt; the next ones have twice as long each. */
  private static final long REHEARSED_NANOS = 100_000;

  private static final long AWAKE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final int MOST_ATTEMPTS = 10;

  private static @Nullable Forks current;

  private final Session session;
  private final ReentrantLock quiet = new ReentrantLock();
  private final Map<Long, Forked> children = new ConcurrentHashMap<>();
  private final MemorySegment room = ForkCalls.room();
  private final boolean unsafe = ForkLaboratory.isUnsafe();
  private @Nullable Thread reaper;

  private Forks(Session session) {
    this.session = session;
  }

  static synchronized Forks current() {
    Forks forks = current;
    if (forks == null) {
      forks = new Forks(Session.current());
      current = forks;
    }
    return forks;
  }

  long fork() {
    if (reaper == null) {
      Output.makeHoldable();
      ForkCalls.rehearse();
      rehearseWaiting();
      ForkProbe.run();
      startReaper();
    }
    Segment segment = session.segment();
    ProcessTable table = session.table();
    String name = "Process-" + session.nextIdentity();
    int ordinal = table.reserve();
    boolean forked = false;
    quiet.lock();
    try {
      table.describe(ordinal, name, false, StartMethod.FORK);
      long pid = Output.still(() -> OpenEnds.inherited(segment, ordinal, () -> fork(ordinal)));
      forked = true;
      if (pid == 0) {
        becomeChild(ordinal, name);
      } else {
        begin(new Forked(session, ordinal, new Actor(pid, name)), ordinal);
      }
      return pid;
    } finally {
      if (!forked) {
        Holders.leave(segment, ordinal);
        table.free(ordinal);
      }
      if (current == this) {
        // The copy has a new one; a reaper that waits at the old one can't be told any more.
        quiet.unlock();
      }
    }
  }

  /** Has linked what a wait needs: a copy may lack the threads that linking needs now and then. */
  private void rehearseWaiting() {
    Segment segment = session.segment();
    long word = session.table().scratch(segment.self());
    Parking.parkUninterruptibly(
        segment, word, segment.getIntVolatile(word), Parking.deadline(REHEARSED_NANOS));
    Parking.wakeAll(segment, word);
  }

  /** Forks until the copy is one that can live. */
  private int fork(int ordinal) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      int pid = ForkCalls.fork();
      if (pid < 0) {
        throw new UncheckedIOException(
            new IOException("the system refused to fork: it has no room for another process"));
      }
      if (pid == 0) {
        comeToOneself(ordinal);
        return 0;
      }
      session.table().pid(ordinal, pid);
      if (isAwake(ordinal, AWAKE_NANOS << attempt)) {
        return pid;
      }
      boolean unused = Posix.signal(pid, Posix.SIGKILL);
      int ignored = ForkCalls.reap(pid, room);
      session.table().state(ordinal, ProcessTable.State.BOOTING);
    }
    throw new UncheckedIOException(
        new IOException("none of %d forks could live".formatted(MOST_ATTEMPTS)));
  }

  private boolean isAwake(int ordinal, long withinNanos) {
    ProcessTable table = session.table();
    long deadline = Parking.deadline(withinNanos);
    while (table.state(ordinal) == ProcessTable.State.BOOTING) {
      if (unsafe || Parking.passed(deadline)) {
        return unsafe;
      }
      Parking.parkUninterruptibly(
          session.segment(),
          table.stateWord(ordinal),
          ProcessTable.State.BOOTING.ordinal(),
          deadline);
    }
    return true;
  }

  /** In the child: from here on it dies with its parent; then it says that it can live. */
  private void comeToOneself(int ordinal) {
    long parentPid = session.pid();
    ForkCalls.dieWithParent();
    if (ForkCalls.getppid() != parentPid) {
      ForkCalls.exit(128 + Posix.SIGKILL);
    }
    ForkProbe.run();
    session.table().state(ordinal, ProcessTable.State.RUNNING);
    Parking.wakeAll(session.segment(), session.table().stateWord(ordinal));
  }

  private void begin(Forked child, int ordinal) {
    Segment segment = session.segment();
    ProcessTable table = session.table();
    children.put(child.actor().pid(), child);
    session.gate().started(child.actor(), StartMethod.FORK, false);
    segment.setIntVolatile(table.goWord(ordinal), Jvm.GO);
    Parking.wakeAll(segment, table.goWord(ordinal));
    LockSupport.unpark(reaper);
  }

  private void becomeChild(int ordinal, String name) {
    Segment segment = session.segment();
    long go = session.table().goWord(ordinal);
    while (segment.getIntVolatile(go) != Jvm.GO) {
      Parking.parkUninterruptibly(segment, go, 0, Parking.NEVER);
    }
    segment.become(ordinal);
    session.forked(ForkCalls.getpid(), name);
    current = new Forks(session);
  }

  /**
   * Returns when it is past its beginning, which is work of the JVM's. From then on it works only
   * with the lock held, so that nothing of it is ever copied half done.
   */
  private void startReaper() {
    MemorySegment room = ForkCalls.room();
    CountDownLatch begun = new CountDownLatch(1);
    reaper =
        Thread.ofPlatform()
            .daemon()
            .name("proclings reaper of forks")
            .start(() -> reap(room, begun));
    boolean interrupted = false;
    while (true) {
      try {
        begun.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("InfiniteLoopStatement")
  private void reap(MemorySegment room, CountDownLatch begun) {
    while (true) {
      // The first time only to have done it: there may be a JVM that lives for long.
      int pid = ForkCalls.anyEnd(room, begun.getCount() == 0);
      boolean ours = false;
      boolean idle;
      quiet.lock();
      try {
        Forked child = children.get((long) pid);
        if (child != null && child.exitCode() == null) {
          child.bury(room);
          ours = true;
        }
        idle = pid == 0 && !hasChildren();
      } finally {
        quiet.unlock();
      }
      begun.countDown();
      if (idle) {
        // A child that began before the lock was ours has been seen, though to wait for the lock
        // may have used up its unpark; one that begins now unparks us here.
        LockSupport.park(this);
      } else if (!ours && pid != 0) {
        // A JVM's end, which somebody else waits for.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** With the lock held. */
  private boolean hasChildren() {
    for (Forked child : children.values()) {
      if (child.exitCode() == null) {
        return true;
      }
    }
    return false;
  }

  Forked child(long pid) {
    Forked child = children.get(pid);
    if (child == null) {
      throw new NoChildProcessException(pid);
    }
    return child;
  }

  /** A child's exit code, which is given once; null if it has not ended in time. */
  @Nullable Integer await(long pid, long deadlineNanos) {
    Forked child = child(pid);
    if (child.exitCode() == null && !Parking.passed(deadlineNanos)) {
      session.gate().waiting(Action.JOIN, child.actor().name());
    }
    child.await(deadlineNanos);
    Integer code = child.exitCode();
    if (code != null) {
      children.remove(pid);
      session.gate().joined(child.actor());
    }
    return code;
  }

  static void awaitAllIfAny() {
    Forks forks = current;
    if (forks != null) {
      forks.awaitAll();
    }
  }

  /** Waits for all, without the event of a join: the program did not ask for it. */
  private void awaitAll() {
    boolean interrupted = false;
    for (Forked child : List.copyOf(children.values())) {
      while (child.exitCode() == null) {
        try {
          child.await(Parking.NEVER);
        } catch (WaitInterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Kills all and waits until they are gone. */
  static void killAll() {
    Forks forks = current;
    if (forks != null) {
      forks.children.values().forEach(child -> child.signal(Posix.SIGKILL));
      forks.awaitAll();
    }
  }

  /** Ends this process, whatever it is. */
  static void exit(int code) {
    awaitAllIfAny();
    Output.finishLines();
    Session session = Session.current();
    session.table().mark(session.segment().self(), ProcessTable.ExitMark.INTENDED, code);
    if (session.isForked()) {
      ForkCalls.exit(code);
    }
    Runtime.getRuntime().halt(code);
  }

  /** In a copy's shutdown hook: it has called System.exit, with a code that nobody can know. */
  static void endFromHook() {
    System.err.println(
        Session.current().process().name()
            + ": System.exit can't end a forked process, whose JVM has one thread:"
            + " call _exit(code) instead");
    exit(1);
  }
}
