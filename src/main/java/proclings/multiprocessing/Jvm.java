package proclings.multiprocessing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.Watches;

/**
 * A JVM that this process started: a standby, then one process, then gone.
 *
 * <p>The handing over, in the slot's go word: 0, wait; {@link #CLAIMED}, say that you are alive;
 * {@link #GO}, read what you are to be. A standby that was killed is thus found out before anybody
 * was told that a process runs in it. A JVM that is started for one process skips the first step.
 */
final class Jvm {

  static final int CLAIMED = 1;
  static final int GO = 2;

  private final Session session;
  private final int ordinal;
  private final java.lang.Process os;
  private final boolean standby;
  private final @Nullable MainEnd mainEnd;

  private @Nullable Process process;
  private boolean ended;
  private volatile boolean gone;
  private volatile int exitCode;

  /** Hears of a main process's end, after all that it held was repaired. */
  interface MainEnd {
    void ended(int exitCode, boolean asked);
  }

  private Jvm(
      Session session,
      int ordinal,
      java.lang.Process os,
      boolean standby,
      @Nullable MainEnd mainEnd) {
    this.session = session;
    this.mainEnd = mainEnd;
    this.ordinal = ordinal;
    this.os = os;
    this.standby = standby;
  }

  /** Starts a JVM and a thread that waits for its end. */
  static Jvm launch(Session session, boolean standby) {
    return launch(session, Launcher.Output.INHERITED, List.of(), standby, null);
  }

  /** Starts the JVM of a main process, whose output comes to us. */
  static Jvm launchMain(Session session, List<String> flags, MainEnd mainEnd) {
    return launch(session, Launcher.Output.PIPED, flags, false, mainEnd);
  }

  private static Jvm launch(
      Session session,
      Launcher.Output output,
      List<String> flags,
      boolean standby,
      @Nullable MainEnd mainEnd) {
    ProcessTable table = session.table();
    int ordinal = table.reserve();
    List<String> all = new ArrayList<>(flags);
    all.addAll(Launcher.trainingFlags(output, standby));
    java.lang.Process os = null;
    try {
      os = Launcher.launch(session.segment(), ordinal, output, all);
      table.pid(ordinal, os.pid());
      EngineLog.debug(session, "a JVM boots, PID %d%s", os.pid(), standby ? ", to stand by" : "");
      Jvm jvm = new Jvm(session, ordinal, os, standby, mainEnd);
      Thread.ofPlatform()
          .daemon()
          .stackSize(256 << 10)
          .name("proclings reaper of " + os.pid())
          .start(jvm::reap);
      return jvm;
    } catch (RuntimeException | Error e) {
      if (os != null) {
        // There is no thread to wait for its end; it must have ended before its slot is another's.
        os.destroyForcibly().onExit().join();
      }
      table.free(ordinal);
      throw e;
    }
  }

  int ordinal() {
    return ordinal;
  }

  long pid() {
    return os.pid();
  }

  java.lang.Process os() {
    return os;
  }

  boolean isGone() {
    return gone;
  }

  int exitCode() {
    return exitCode;
  }

  private synchronized boolean hasEnded() {
    return ended;
  }

  /** Asks a standby whether it is alive. One that still boots, or was none, is believed to be. */
  boolean claim() {
    ProcessTable table = session.table();
    Segment segment = session.segment();
    if (!standby || table.state(ordinal) != ProcessTable.State.STANDBY) {
      return !hasEnded();
    }
    segment.setIntVolatile(table.goWord(ordinal), CLAIMED);
    Parking.wakeAll(segment, table.goWord(ordinal));
    while (table.state(ordinal) == ProcessTable.State.STANDBY) {
      int standing = ProcessTable.State.STANDBY.ordinal();
      if (hasEnded()) {
        return false;
      }
      Parking.parkUninterruptibly(segment, table.stateWord(ordinal), standing, Parking.NEVER);
    }
    return !hasEnded();
  }

  /**
   * Makes it the process, or says that it has ended meanwhile.
   *
   * @param method how the JVM came to be
   * @param handles what the assignment carries; null for a main process, whose start is no event
   */
  synchronized boolean become(
      Process process, StartMethod method, byte[] assignment, @Nullable Handles handles) {
    if (ended) {
      return false;
    }
    ProcessTable table = session.table();
    Segment segment = session.segment();
    table.assign(ordinal, assignment);
    table.describe(ordinal, process.name(), process.daemon(), method);
    process.pid(os.pid());
    this.process = process;
    if (handles != null) {
      handles.handTo(ordinal);
      session.gate().started(process.actor(), method, process.daemon());
    }
    segment.setIntVolatile(table.goWord(ordinal), GO);
    Parking.wakeAll(segment, table.goWord(ordinal));
    return true;
  }

  /** Waits until the process is gone and what it held is repaired; false if it takes longer. */
  boolean await(long deadlineNanos) {
    Segment segment = session.segment();
    long word = session.table().exitEpochWord(ordinal);
    while (true) {
      int epoch = segment.getIntVolatile(word);
      if (gone) {
        return true;
      }
      if (Parking.passed(deadlineNanos)) {
        return false;
      }
      Parking.park(segment, word, epoch, deadlineNanos);
    }
  }

  /**
   * As {@link #await}, but as something that the program asked for: says that it waits, if it has
   * to, and when that is over.
   */
  void join(Actor who, long deadlineNanos) {
    if (!gone && !Parking.passed(deadlineNanos)) {
      session.gate().waiting(Action.JOIN, who.name());
    }
    if (await(deadlineNanos)) {
      session.gate().joined(who);
    }
  }

  /** Sends a signal, unless the process is gone. */
  void signal(int signal) {
    Process target;
    synchronized (this) {
      if (ended) {
        return;
      }
      target = process;
    }
    if (target != null) {
      session.gate().signalled(target.actor(), signal);
    }
    switch (signal) {
      case Posix.SIGKILL -> destroy(true);
      case Posix.SIGTERM -> destroy(false);
      default -> {
        // The JDK knows no other signals. It has not been reaped, so its PID is no other's yet.
        if (os.isAlive()) {
          boolean unused = Posix.signal(os.pid(), signal);
        }
      }
    }
  }

  void destroy(boolean forcibly) {
    // By the handle: destroying the java.lang.Process would also close its streams, and lose
    // output.
    if (forcibly) {
      os.toHandle().destroyForcibly();
    } else {
      os.toHandle().destroy();
    }
  }

  private void reap() {
    int status = waitForEnd();
    Process was;
    synchronized (this) {
      ended = true;
      was = process;
    }
    ProcessTable table = session.table();
    Segment segment = session.segment();
    int code = table.exitCode(ordinal, status);
    boolean asked = table.asked(ordinal, status);
    if (mainEnd != null) {
      boolean unused = Posix.signalGroup(os.pid(), Posix.SIGKILL);
    }
    Actor actor = was == null || mainEnd != null ? null : was.actor();
    new Reaper(session).bury(ordinal, actor, code);
    exitCode = code;
    gone = true;
    // The slot is free before anybody is told, so that who has waited finds no trace of it; and not
    // before the session has forgotten a standby, or it could take the slot's next one for it.
    session.gone(this, was);
    table.free(ordinal);
    segment.getAndAddInt(table.exitEpochWord(ordinal), 1);
    Parking.wakeAll(segment, table.exitEpochWord(ordinal));
    Parking.wakeAll(segment, table.stateWord(ordinal));
    Watches.wakeOwn(segment);
    if (mainEnd != null) {
      mainEnd.ended(code, asked);
    }
  }

  private int waitForEnd() {
    while (true) {
      try {
        return os.waitFor();
      } catch (InterruptedException e) {
        // Nobody has a reason to; the process still has to be waited for.
      }
    }
  }
}
