package proclings.shm;

/**
 * Threads that wait to be notified, the one that has waited longest first.
 *
 * <pre>
 *   0 clock | 8 waiters
 *   a waiter's state: the clock when it began to wait, or minus the clock of what notified it
 * </pre>
 *
 * <p>Who begins to wait, who notifies, and who looks how its wait ended, all hold the same {@link
 * OwnedLock}, which is the user's. So between the moment when a waiter has a place and the one when
 * it opens the lock nobody can notify, and no notification comes too early. Everything is atomic
 * nevertheless, because the dead are seen to without the lock.
 *
 * <p>The clock counts beginnings and notifications alike. A notification is for those who began
 * before it: it takes the waiter with the smallest time below its own, by one compare-and-set from
 * the time to minus its own. Times are never used twice, so it can't take another than the one that
 * it saw.
 *
 * <h2>Why no notification is lost</h2>
 *
 * <ul>
 *   <li>A waiter that gives up, at its deadline or when it is interrupted, sets its state to 0 by a
 *       compare-and-set from its time. If that fails, it has been notified, and its wait was
 *       successful after all.
 *   <li>A waiter that dies is found by its place's owner. {@link #repair} does what the waiter
 *       would have done, and if it had been notified, hands the notification on to the next who
 *       began before it.
 *   <li>If the one who notifies dies, some have been notified, and maybe not woken yet: repair
 *       wakes all, who look again. Its lock is opened by its own repair.
 *   <li>If the one who repairs is killed, it is done again, by whoever repairs that one. The
 *       notification may then have been handed on twice: one too many wakes up, never one too few.
 * </ul>
 */
public final class Notifications {

  private static final long CLOCK = 0;
  private static final long WAITERS = 8;
  private static final long SIZE = WAITERS + Waiters.SIZE;

  private final Segment segment;
  private final long offset;
  private final Waiters waiters;

  /** The notifications that stand at an offset. */
  public Notifications(Segment segment, long offset) {
    this.segment = segment;
    this.offset = offset;
    this.waiters = new Waiters(segment, offset + WAITERS);
  }

  /** Makes a place for notifications, where nobody waits, and publishes it. */
  public static Notifications create(Segment segment, int kind) {
    long offset = Objects.allocate(segment, SIZE);
    Objects.publish(segment, kind, offset);
    return new Notifications(segment, offset);
  }

  /** Where they stand in the segment. */
  public long offset() {
    return offset;
  }

  private long tick() {
    return segment.getAndAddLong(offset + CLOCK, 1) + 1;
  }

  /** Begins to wait; to be called with the lock held. {@link #end} must follow. */
  public Waiting begin() {
    StackRoom.ensure();
    long place = waiters.enter();
    long time = tick();
    waiters.begin(place, time);
    return new Waiting(place, time);
  }

  /**
   * Waits to be notified, at most until the deadline; to be called without the lock.
   *
   * @throws WaitInterruptedException when the thread is interrupted
   */
  public void await(Waiting waiting, long deadlineNanos) {
    waiters.await(waiting.place, waiting.time, deadlineNanos);
  }

  /**
   * Ends the wait; to be called with the lock held again.
   *
   * @return the number of the notification, which nobody else has got; 0 if there was none
   */
  public long end(Waiting waiting) {
    boolean gaveUp = waiters.end(waiting.place, waiting.time, 0);
    long number = gaveUp ? 0 : -waiters.state(waiting.place);
    waiters.leave(waiting.place);
    return number;
  }

  /**
   * Notifies those who have waited longest; to be called with the lock held.
   *
   * @param most how many at most
   * @param witness is told the notification's number before anybody is notified
   */
  public void notifyOldest(int most, Witness witness) {
    StackRoom.ensure();
    long number = tick();
    witness.notifying(number);
    for (int i = 0; i < most; i++) {
      if (!notifyNext(number)) {
        return;
      }
    }
  }

  private boolean notifyNext(long number) {
    while (true) {
      long oldest = 0;
      long least = number;
      for (long place = waiters.newest(); place != 0; place = waiters.older(place)) {
        long state = waiters.state(place);
        if (state > 0 && state < least) {
          oldest = place;
          least = state;
        }
      }
      if (oldest == 0) {
        return false;
      }
      if (waiters.end(oldest, least, -number)) {
        return true;
      }
    }
  }

  /** How many wait and were not notified yet. */
  public int waiting() {
    int count = 0;
    for (long place = waiters.newest(); place != 0; place = waiters.older(place)) {
      count += waiters.state(place) > 0 ? 1 : 0;
    }
    return count;
  }

  /** Takes a dead process from among the waiters, hands on what it had got, and wakes all. */
  public void repair(int deadOrdinal) {
    for (long place = waiters.newest(); place != 0; place = waiters.older(place)) {
      if (waiters.isOf(place, deadOrdinal)) {
        long state = waiters.state(place);
        if (state > 0 && !waiters.end(place, state, 0)) {
          state = waiters.state(place);
        }
        if (state < 0) {
          boolean unused = notifyNext(-state);
        }
        waiters.leave(place, deadOrdinal);
      }
    }
    waiters.wakeAll();
  }

  /** One thread's wait. */
  public static final class Waiting {

    private final long place;
    private final long time;

    private Waiting(long place, long time) {
      this.place = place;
      this.time = time;
    }
  }

  /** Is told of a notification, by the thread that makes it. */
  @FunctionalInterface
  public interface Witness {

    /** Waiters are about to be notified. */
    void notifying(long number);
  }
}
