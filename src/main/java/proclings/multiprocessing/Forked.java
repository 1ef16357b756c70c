package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.shm.Parking;
import proclings.shm.Segment;

/** A forked child, seen by its parent. */
final class Forked {

  private final Session session;
  private final int ordinal;
  private final Actor actor;
  private boolean reaped;
  private volatile @Nullable Integer exitCode;

  Forked(Session session, int ordinal, Actor actor) {
    this.session = session;
    this.ordinal = ordinal;
    this.actor = actor;
  }

  Actor actor() {
    return actor;
  }

  /** How it ended, once what it held is repaired. */
  @Nullable Integer exitCode() {
    return exitCode;
  }

  /** Waits for its end, at most until the deadline: see {@link #exitCode()}. */
  void await(long deadlineNanos) {
    Segment segment = session.segment();
    long word = session.table().exitEpochWord(ordinal);
    while (true) {
      int epoch = segment.getIntVolatile(word);
      if (exitCode != null || Parking.passed(deadlineNanos)) {
        return;
      }
      Parking.park(segment, word, epoch, deadlineNanos);
    }
  }

  /** Sends a signal, unless it was reaped: then the PID may be another's. */
  synchronized void signal(int signal) {
    if (!reaped) {
      session.gate().signalled(actor, signal);
      boolean unused = Posix.signal(actor.pid(), signal);
    }
  }

  /** In the parent's reaper: it has ended. */
  void bury(java.lang.foreign.MemorySegment room) {
    int code;
    synchronized (this) {
      code = ForkCalls.reap((int) actor.pid(), room);
      reaped = true;
    }
    ProcessTable table = session.table();
    Segment segment = session.segment();
    new Reaper(session).bury(ordinal, actor, code);
    table.free(ordinal);
    exitCode = code;
    segment.getAndAddInt(table.exitEpochWord(ordinal), 1);
    Parking.wakeAll(segment, table.exitEpochWord(ordinal));
  }
}
