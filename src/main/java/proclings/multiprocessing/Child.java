package proclings.multiprocessing;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.shm.InFlight;
import proclings.shm.Parking;
import proclings.shm.Segment;

/**
 * Where every JVM begins that the engine starts: {@code Child SEGMENT ORDINAL PARENT-PID [armed]
 * [own-group]}.
 */
final class Child {

  /** The process was told to die with its parent before Java began in it. */
  static final String ARMED = "armed";

  /** Leave the parent's process group and its terminal. */
  static final String OWN_GROUP = "own-group";

  private Child() {}

  /** Boots, waits to be told what to be, is it, and ends. */
  public static void main(String[] arguments) {
    prepareReading();
    List<String> wishes = List.of(arguments).subList(3, arguments.length);
    boolean watched = wishes.contains(ARMED) || Posix.dieWithParent();
    if (wishes.contains(OWN_GROUP)) {
      Posix.newSession();
    }
    long parentPid = Long.parseLong(arguments[2]);
    if (parentPid() != parentPid) {
      Runtime.getRuntime().halt(1);
    }
    if (!watched) {
      watchParent();
    }
    System.setIn(InputStream.nullInputStream());
    Segment segment = attach(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    Session session = Session.ofChild(segment);
    Thread.currentThread().setContextClassLoader(session.loader());
    if (session.gate().observed()) {
      Output.capture(session.gate());
    }
    byte[] assignment = awaitAssignment(session);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(session)));
    int code =
        Assignment.isMain(assignment)
            ? runMain(session, Assignment.readMain(assignment))
            : runProcess(session, assignment, parentPid);
    exit(session, code);
  }

  /**
   * The first object stream of a JVM has the JDK look for a logger, which takes a quarter of a
   * child's start; it can do so while we attach to the session. Not where there may be forks: a
   * copy would lack that thread, and what it holds would be held for ever.
   */
  private static void prepareReading() {
    if (ForkLaboratory.isHere()) {
      return;
    }
    Thread.ofPlatform()
        .daemon()
        .name("proclings preparation")
        .start(ObjectInputFilter.Config::getSerialFilter);
  }

  private static Segment attach(Path path, int ordinal) {
    try {
      return Segment.attach(path, ordinal);
    } catch (UncheckedIOException e) {
      if (!Files.exists(path)) {
        // The session has ended while we booted, so nobody waits for us; our parent still lives.
        Runtime.getRuntime().halt(1);
      }
      throw e;
    }
  }

  private static long parentPid() {
    return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }

  /**
   * For systems that don't kill us with our parent: our input ends when it does. Nobody ever writes
   * anything there. Elsewhere we do without, for a JVM waits 0.3 s at its end for a thread that
   * reads.
   */
  private static void watchParent() {
    Thread.ofPlatform()
        .daemon()
        .stackSize(128 << 10)
        .name("proclings parent's end")
        .start(() -> {
          try (InputStream in = new FileInputStream(FileDescriptor.in)) {
            while (in.read() >= 0) {
              // Not for us.
            }
          } catch (IOException e) {
            // It is gone, then.
          }
          Runtime.getRuntime().halt(128 + Posix.SIGKILL);
        });
  }

  private static byte[] awaitAssignment(Session session) {
    Segment segment = session.segment();
    ProcessTable table = session.table();
    int self = segment.self();
    long go = table.goWord(self);
    if (segment.getIntVolatile(go) == 0) {
      Rehearsal.run(session);
      say(session, ProcessTable.State.STANDBY);
      while (segment.getIntVolatile(go) == 0) {
        Parking.parkUninterruptibly(segment, go, 0, Parking.NEVER);
      }
    }
    say(session, ProcessTable.State.RUNNING);
    while (segment.getIntVolatile(go) != Jvm.GO) {
      Parking.parkUninterruptibly(segment, go, Jvm.CLAIMED, Parking.NEVER);
    }
    return table.assignment(self);
  }

  private static void say(Session session, ProcessTable.State state) {
    int self = session.segment().self();
    session.table().state(self, state);
    Parking.wakeAll(session.segment(), session.table().stateWord(self));
  }

  private static int runMain(Session session, Assignment.Main main) {
    Process process =
        Process.known(session.table().name(session.segment().self()), 0, session.pid(), false);
    session.become(process, null);
    try {
      Host.Entry entry =
          (Host.Entry)
              Class.forName(main.entryClass(), true, session.loader())
                  .getDeclaredConstructor()
                  .newInstance();
      session.standbys().keep(Math.min(1, Standbys.usualStock()));
      entry.run(new Link(session, main));
      return 0;
    } catch (Throwable e) {
      complain(process, e);
      return 1;
    }
  }

  private static int runProcess(Session session, byte[] assignment, long parentPid) {
    ProcessTable table = session.table();
    Process process =
        Process.known(table.name(session.segment().self()), parentPid, session.pid(), false);
    String parentName = table.name(table.parent(session.segment().self()));
    Process parent = Process.known(parentName, 0, parentPid, false);
    session.become(process, parent);
    try {
      try {
        process = Assignment.readProcess(assignment);
      } finally {
        settleStart(session.segment());
      }
      process.pid(session.pid());
      session.become(process, parent);
      EngineLog.info(session, "begins its work");
      process.run();
      return 0;
    } catch (Throwable e) {
      complain(process, e);
      return 1;
    }
  }

  /** The handles that came with the start were read, or can't be. */
  private static void settleStart(Segment segment) {
    if (InFlight.any(segment)) {
      InFlight.settleStart(segment);
    }
  }

  /** As Python does: the process's name, then the trace; without the engine's own frames. */
  private static void complain(Process process, Throwable error) {
    try {
      Traces.trim(error);
      System.err.println("Process " + process.name() + ":");
      error.printStackTrace(System.err);
    } catch (Throwable e) {
      System.err.println("Process " + process.name() + ": " + error.getClass().getName());
    }
  }

  private static void exit(Session session, int code) {
    session.endChildren();
    awaitOtherThreads();
    EngineLog.info(session, "ends with exit code %d", code);
    flush();
    session.table().mark(session.segment().self(), ProcessTable.ExitMark.INTENDED, code);
    if (code != 0) {
      System.exit(code);
    }
    // Otherwise the return from main is the end, without the logger that System.exit asks.
  }

  /** The shutdown hook: does its part when the program calls System.exit by itself. */
  private static void end(Session session) {
    if (session.isForked()) {
      Forks.endFromHook();
    }
    session.endChildren();
    flush();
    session.table().mark(session.segment().self(), ProcessTable.ExitMark.ORDERLY, 0);
  }

  private static void flush() {
    Output.finishLines();
  }

  /** As Java does when main returns, and Python too: threads that are no daemons are waited for. */
  private static void awaitOtherThreads() {
    for (Thread thread = other(); thread != null; thread = other()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // Somebody interrupted the main thread after its work; the others still have theirs.
      }
    }
  }

  private static @Nullable Thread other() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    Thread[] threads = new Thread[group.activeCount() + 16];
    int count = group.enumerate(threads, true);
    for (int i = 0; i < count; i++) {
      Thread thread = threads[i];
      if (!thread.isDaemon() && thread != Thread.currentThread() && thread.isAlive()) {
        return thread;
      }
    }
    return null;
  }
}
