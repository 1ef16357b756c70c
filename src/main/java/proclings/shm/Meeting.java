package proclings.shm;

import org.jspecify.annotations.Nullable;

/**
 * A point that a number of threads, of any process, pass together, round after round; or none of
 * them does, and it stays broken until it is reset.
 *
 * <pre>
 *   0 mutex | 4 phase (futex): round, from 1, and how it goes in the two low bits | 8 parties | 16 waiters
 *   a waiter's state: a phase of its round: {@code FILLING} while it waits, then how the round ended
 * </pre>
 *
 * <p><b>How a round ends is one compare-and-set of the phase</b>, from filling to met or to broken:
 * by the last party, or by one that gives up, a reset, an abort, or whoever repairs the dead. The
 * first of them wins, so a round ends the same for all. What follows can be done by anybody, again
 * and again, and is by all who come by ({@link #settle}): to tell each waiter of the round how it
 * ended, and then to begin the next round, if this one is met. A waiter is told before the next
 * round begins, so a slow one still finds what was, whatever has become of the phase since. If one
 * dies in the middle of it, {@link #repair} does the rest.
 *
 * <p>The mutex is for those who arrive: it makes them come one after the other, so that each knows
 * how many were there. It is not held while the last one runs an action. Who arrives looks at the
 * phase once more after it is among the waiters. All those accesses are volatile, so either it sees
 * that the round has ended, or who ended the round sees it.
 *
 * <p>A process that dies while it waits is found by its place. The round is broken then, unless it
 * has met before; so nobody waits for one that won't come again. One that dies before it has
 * arrived is nobody that this could know of.
 */
public final class Meeting {

  private static final long MUTEX = 0;
  private static final long PHASE = 4;
  private static final long PARTIES = 8;
  private static final long WAITERS = 16;
  private static final long SIZE = WAITERS + Waiters.SIZE;

  private static final int FILLING = 0;
  private static final int MET = 1;
  private static final int BROKEN = 2;
  private static final int HOW = 3;

  private final Segment segment;
  private final long meeting;
  private final Waiters waiters;

  /** The meeting that stands at an offset. */
  public Meeting(Segment segment, long offset) {
    this.segment = segment;
    this.meeting = offset;
    this.waiters = new Waiters(segment, offset + WAITERS);
  }

  /**
   * Makes a meeting and publishes it.
   *
   * @param parties how many must be there, from 1
   */
  public static Meeting create(Segment segment, int kind, int parties) {
    if (parties < 1) {
      throw new IllegalArgumentException("parties must be at least 1: parties=" + parties);
    }
    long meeting = Objects.allocate(segment, SIZE);
    segment.setInt(meeting + PARTIES, parties);
    segment.setInt(meeting + PHASE, first());
    Objects.publish(segment, kind, meeting);
    return new Meeting(segment, meeting);
  }

  /** Where it stands in the segment. */
  public long offset() {
    return meeting;
  }

  /** How many must be there. */
  public int parties() {
    return segment.getInt(meeting + PARTIES);
  }

  /** How many wait. */
  public int waiting() {
    int phase = phase();
    return how(phase) == FILLING ? waiting(phase) : 0;
  }

  /** Whether it is broken. */
  public boolean isBroken() {
    return how(phase()) == BROKEN;
  }

  /**
   * Arrives. {@link #leave} must follow.
   *
   * @param deadlineNanos until when to wait for the round before to end, where that has all parties
   *     already; its end breaks that round
   * @param witness is told before others can see it
   * @return null if it is broken
   * @throws WaitInterruptedException when the thread is interrupted while it waits so
   */
  public @Nullable Arrival arrive(long deadlineNanos, Witness witness) {
    while (true) {
      int phase = settle();
      if (how(phase) == BROKEN) {
        return null;
      }
      Arrival arrival = tryToArrive(phase, witness);
      if (arrival != null) {
        return arrival;
      }
      if (phase() == phase) {
        if (deadlineNanos == MessageLog.NOW || Parking.passed(deadlineNanos)) {
          end(phase, BROKEN);
          return null;
        }
        Parking.park(segment, meeting + PHASE, phase, deadlineNanos);
      }
    }
  }

  private @Nullable Arrival tryToArrive(int phase, Witness witness) {
    StackRoom.ensure();
    Mutex.lock(segment, meeting + MUTEX);
    try {
      int index = waiting(phase);
      if (index >= parties() || phase() != phase) {
        return null;
      }
      witness.arriving(round(phase));
      long place = waiters.enter();
      waiters.begin(place, phase);
      if (phase() != phase) {
        waiters.leave(place);
        return null;
      }
      return new Arrival(place, phase, index);
    } finally {
      Mutex.unlock(segment, meeting + MUTEX);
    }
  }

  /** Lets all parties go on, unless the round is broken; for the one that arrived last. */
  public void meet(Arrival arrival) {
    end(arrival.phase, MET);
  }

  /** Breaks the round, unless it has ended: all parties know then. */
  public void breakUp(Arrival arrival) {
    end(arrival.phase, BROKEN);
  }

  /**
   * Waits for the round's end, at most until the deadline, which breaks it.
   *
   * @return whether all parties met
   * @throws WaitInterruptedException when the thread is interrupted and the round is not met; it is
   *     broken then
   */
  public boolean await(Arrival arrival, long deadlineNanos) {
    try {
      waiters.await(arrival.place, arrival.phase, deadlineNanos);
    } catch (WaitInterruptedException e) {
      end(arrival.phase, BROKEN);
      if (!hasMet(arrival)) {
        throw e;
      }
      Thread.currentThread().interrupt();
    }
    end(arrival.phase, BROKEN);
    return hasMet(arrival);
  }

  private boolean hasMet(Arrival arrival) {
    return how((int) waiters.state(arrival.place)) == MET;
  }

  /** Goes away from it, after the round's end or a failure. */
  public void leave(Arrival arrival) {
    waiters.leave(arrival.place);
  }

  /** Breaks the round that goes on, and the meeting with it. */
  public void abort() {
    int phase;
    do {
      phase = settle();
    } while (how(phase) == FILLING && !end(phase, BROKEN));
  }

  /** Breaks the round that goes on, if any party waits in it, and begins a new one. */
  public void reset() {
    StackRoom.ensure();
    Mutex.lock(segment, meeting + MUTEX);
    try {
      int phase = settle();
      while (how(phase) != BROKEN && waiting(phase) > 0) {
        boolean unused = end(phase, BROKEN);
        phase = settle();
      }
      if (how(phase) == BROKEN) {
        begin(phase);
      }
    } finally {
      Mutex.unlock(segment, meeting + MUTEX);
    }
  }

  /** Opens what a dead process held, breaks the round if it waited in it, and wakes all. */
  public void repair(int deadOrdinal) {
    for (long place = waiters.newest(); place != 0; place = waiters.older(place)) {
      if (waiters.isOf(place, deadOrdinal)) {
        int state = (int) waiters.state(place);
        if (state != 0 && how(state) == FILLING) {
          boolean unused = end(state, BROKEN);
        }
        waiters.leave(place, deadOrdinal);
      }
    }
    int unused = settle();
    Mutex.repair(segment, meeting + MUTEX, deadOrdinal);
    waiters.wakeAll();
    Parking.wakeAll(segment, meeting + PHASE);
  }

  /** Ends a round, if it has not ended, and settles it. */
  private boolean end(int phase, int how) {
    boolean ended = segment.compareAndSetInt(meeting + PHASE, phase, phase | how);
    int unused = settle();
    return ended;
  }

  /** Does what is left to do after a round's end; gives the phase, which is never met then. */
  private int settle() {
    while (true) {
      int phase = phase();
      if (how(phase) == FILLING) {
        return phase;
      }
      for (long place = waiters.newest(); place != 0; place = waiters.older(place)) {
        if (waiters.state(place) == (phase & ~HOW)) {
          boolean unused = waiters.end(place, phase & ~HOW, phase);
        }
      }
      if (how(phase) == BROKEN) {
        Parking.wakeAll(segment, meeting + PHASE);
        return phase;
      }
      begin(phase);
    }
  }

  /** Begins the round after one that is settled. */
  private void begin(int phase) {
    boolean unused = segment.compareAndSetInt(meeting + PHASE, phase, next(phase));
    Parking.wakeAll(segment, meeting + PHASE);
  }

  private int waiting(int phase) {
    int count = 0;
    for (long place = waiters.newest(); place != 0; place = waiters.older(place)) {
      count += waiters.state(place) == phase ? 1 : 0;
    }
    return count;
  }

  private int phase() {
    return segment.getIntVolatile(meeting + PHASE);
  }

  private static int how(int phase) {
    return phase & HOW;
  }

  private static int first() {
    return 1 << 2;
  }

  private static int next(int phase) {
    int next = (phase | HOW) + 1;
    return next == 0 ? first() : next;
  }

  private static long round(int phase) {
    return phase >>> 2;
  }

  /** One thread's arrival at a round. */
  public static final class Arrival {

    private final long place;
    private final int phase;
    private final int index;

    private Arrival(long place, int phase, int index) {
      this.place = place;
      this.phase = phase;
      this.index = index;
    }

    /** How many were there before it. */
    public int index() {
      return index;
    }

    /** The round's number, from 1. */
    public long round() {
      return Meeting.round(phase);
    }
  }

  /** Is told of an arrival, by the thread that arrives. */
  @FunctionalInterface
  public interface Witness {

    /** The thread is about to be there in that round; others who arrive wait meanwhile. */
    void arriving(long round);
  }
}
