package proclings.multiprocessing;

import java.time.Duration;
import proclings.event.Action;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Parking;
import proclings.shm.Permits;
import proclings.shm.WaitInterruptedException;

/**
 * A number of permits that processes acquire and release: Python's {@code
 * multiprocessing.Semaphore}.
 *
 * <pre>{@code
 * var desks = new Semaphore(3);
 * try (var held = desks.hold()) {
 *   // at most three processes are in here
 * }
 * }</pre>
 *
 * <p>Any process or thread may release it, not only one that acquired it: so it also serves as a
 * signal, where one process releases what another acquires.
 *
 * <p>When a process ends with permits that it did not release, however it ends:
 *
 * <ul>
 *   <li>those from {@link #hold()} come back, so that nobody waits for ever;
 *   <li>those from {@code acquire} come back too, as long as the semaphore was only used as a guard
 *       is: nobody ever released a permit that another had acquired, or that nobody had. Once
 *       somebody did, the semaphore is a signal, and what was acquired is used up. One that was
 *       made with 0 permits can only be a signal;
 *   <li>a permit that came back after {@code acquire}, and that another process then releases
 *       nevertheless, does not count twice.
 * </ul>
 */
public sealed class Semaphore extends SharedObject permits BoundedSemaphore {

  private static final long serialVersionUID = 1;

  private transient Permits shared;

  /** Makes a semaphore with one permit. */
  public Semaphore() {
    this(1);
  }

  /**
   * Makes a semaphore.
   *
   * @param permits how often it can be acquired before somebody must release it, from 0
   * @throws IllegalArgumentException when that is negative
   */
  public Semaphore(int permits) {
    this("Semaphore", Kinds.SEMAPHORE, permits, Permits.MOST);
  }

  Semaphore(String name, int kind, int permits, int limit) {
    this(Session.current(), name, kind, permits, limit);
  }

  private Semaphore(Session session, String name, int kind, int permits, int limit) {
    this(session, name, Permits.create(session.segment(), kind, permits, limit));
  }

  private Semaphore(Session session, String name, Permits shared) {
    super(session, name, shared.offset());
    this.shared = shared;
  }

  @Override
  String kind() {
    return "Semaphore";
  }

  @Override
  final void attached() {
    shared = new Permits(segment(), address());
  }

  /**
   * Acquires a permit; waits while there is none.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void acquire() {
    acquire(false, Parking.NEVER);
  }

  /**
   * Acquires a permit if there is one in time; says whether there was. A time of 0 or less is now.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public boolean acquire(Duration timeout) {
    return acquire(false, Deadline.after(timeout));
  }

  /** Acquires a permit if there is one now; says whether there was. */
  public boolean tryAcquire() {
    return acquire(false, MessageLog.NOW);
  }

  private boolean acquire(boolean scoped, long deadlineNanos) {
    return shared.take(scoped, deadlineNanos, new Passing(Action.ACQUIRE));
  }

  /**
   * Releases a permit.
   *
   * @throws TooManyReleasesException when there would be more than there may be
   */
  public void release() {
    release(1);
  }

  /**
   * Releases some permits at once.
   *
   * @throws TooManyReleasesException when there would be more than there may be; none is released
   * @throws IllegalArgumentException when {@code permits} is less than 1
   */
  public void release(int permits) {
    if (permits < 1) {
      throw new IllegalArgumentException("permits must be at least 1: permits=" + permits);
    }
    release(permits, false);
  }

  private void release(int permits, boolean scoped) {
    if (!shared.give(permits, scoped, new Passing(Action.RELEASE))) {
      throw new TooManyReleasesException(name(), permits, shared.value(), shared.limit());
    }
  }

  /**
   * Acquires a permit, and releases it where the try block ends.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public Held hold() {
    acquire(true, Parking.NEVER);
    return new Held(() -> release(1, true));
  }

  /** Whether there is no permit; true for that moment only, if others use it. */
  public boolean locked() {
    return value() == 0;
  }

  /** How many permits there are; true for that moment only, if others use it. */
  public int value() {
    return shared.value();
  }

  /** Tells the gate. */
  private final class Passing implements Permits.Witness {

    private final Action what;

    Passing(Action what) {
      this.what = what;
    }

    @Override
    public void passing(long number) {
      gate().operation(what, name(), number);
    }

    @Override
    public void waiting() {
      gate().waiting(what, name());
    }
  }
}
