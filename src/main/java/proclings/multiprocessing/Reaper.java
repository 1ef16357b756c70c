package proclings.multiprocessing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.shm.Kinds;

/**
 * Sees to what the dead leave behind: what they held is opened, what they had begun is finished or
 * undone, and their end is told.
 *
 * <p>A process that is killed takes its descendants with it (the system kills them), and nobody
 * else waits for those: so they are buried with it, by whoever buries it.
 */
final class Reaper {

  private final Session session;
  private final ProcessTable table;

  Reaper(Session session) {
    this.session = session;
    this.table = session.table();
  }

  /**
   * Buries a process that is known to be dead, and its descendants.
   *
   * @param actor null if it never was a process that anybody knew
   */
  void bury(int ordinal, @Nullable Actor actor, int exitCode) {
    List<ProcessTable.Entry> orphans = new ArrayList<>();
    collect(ordinal, orphans);
    for (ProcessTable.Entry orphan : orphans) {
      awaitEnd(orphan.pid());
    }
    for (ProcessTable.Entry orphan : orphans) {
      Kinds.repairEngine(session.segment(), orphan.ordinal());
    }
    Kinds.repairEngine(session.segment(), ordinal);
    if (actor != null) {
      session.gate().exited(actor, exitCode);
    }
    for (ProcessTable.Entry orphan : orphans) {
      if (!orphan.name().isEmpty()) {
        session
            .gate()
            .exited(
                new Actor(orphan.pid(), orphan.name()),
                table.exitCode(orphan.ordinal(), 128 + Posix.SIGKILL));
      }
    }
    // Only now, so that nobody is seen to get what another is still seen to hold.
    for (ProcessTable.Entry orphan : orphans) {
      Kinds.repairShared(session.segment(), orphan.ordinal());
      table.free(orphan.ordinal());
    }
    Kinds.repairShared(session.segment(), ordinal);
    if (actor != null) {
      EngineLog.info(
          session,
          "%s, PID %d, has ended with exit code %d; what it held is open",
          actor.name(),
          actor.pid(),
          exitCode);
    }
  }

  private void collect(int parent, List<ProcessTable.Entry> into) {
    for (int child : table.children(parent)) {
      ProcessTable.Entry entry = table.entry(child);
      if (entry != null && child != parent) {
        into.add(entry);
        collect(child, into);
      }
    }
  }

  /**
   * Waits for the end of a process that is not our child, so that the system does not tell us. It
   * has been sent SIGKILL already, or sees the end of its input now: this is short.
   */
  private static void awaitEnd(long pid) {
    long pause = TimeUnit.MICROSECONDS.toNanos(100);
    long began = System.nanoTime();
    while (pid != 0 && isAlive(pid)) {
      if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(1)) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(pause * 2, TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** Whether a process runs; one that nobody has waited for yet (a zombie) does not. */
  static boolean isAlive(long pid) {
    Path stat = Path.of("/proc/" + pid + "/stat");
    try {
      String line = Files.readString(stat);
      char state = line.charAt(line.lastIndexOf(')') + 2);
      return state != 'Z' && state != 'X';
    } catch (IOException | RuntimeException e) {
      Optional<ProcessHandle> handle = ProcessHandle.of(pid);
      return handle.isPresent() && handle.get().isAlive();
    }
  }
}
