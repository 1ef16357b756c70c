package proclings.multiprocessing;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import proclings.event.Action;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Notifications;
import proclings.shm.OwnedLock;
import proclings.shm.Parking;
import proclings.shm.WaitInterruptedException;

/**
 * A lock, and a place to wait, without the lock, until another process says that something has
 * changed: Python's {@code multiprocessing.Condition}.
 *
 * <pre>{@code
 * try (var held = condition.hold()) {
 *   condition.awaitFor(() -> stock.get() > 0);   // others get the lock meanwhile
 *   stock.add(-1);
 * }
 *
 * try (var held = condition.hold()) {
 *   stock.add(1);
 *   condition.notifyOne();
 * }
 * }</pre>
 *
 * <p>Java has taken some of Python's names for good, for every object: {@code wait} is {@code
 * await} here, {@code wait_for} is {@code awaitFor}, {@code notify()} is {@code notifyOne}, {@code
 * notify(n)} is {@code notifyUpTo} and {@code notify_all} is {@code notifyEveryone}. Java's own
 * {@code wait}, {@code notify} and {@code notifyAll} have nothing to do with it, and throw.
 *
 * <p>A notification wakes only those who waited before it, the one who has waited longest first. A
 * process that gives up waiting, or is killed, takes nobody's notification with it: the next gets
 * it. The lock of a process that is killed is opened, as for {@link Lock}.
 */
public final class Condition extends SharedObject {

  private static final long serialVersionUID = 1;

  private final SharedObject lock;
  private transient Notifications notifications;

  /** Makes a condition with an {@link RLock} of its own. */
  public Condition() {
    this(new RLock());
  }

  /** Makes a condition over a lock, which others may have, too. */
  public Condition(RLock lock) {
    this(Session.current(), lock);
  }

  /** Makes a condition over a lock, which others may have, too. */
  public Condition(Lock lock) {
    this(Session.current(), lock);
  }

  private Condition(Session session, SharedObject lock) {
    this(session, lock, Notifications.create(session.segment(), Kinds.CONDITION));
  }

  private Condition(Session session, SharedObject lock, Notifications notifications) {
    super(session, "Condition", notifications.offset());
    this.lock = lock;
    this.notifications = notifications;
  }

  @Override
  String kind() {
    return "Condition";
  }

  @Override
  void attached() {
    notifications = new Notifications(segment(), address());
  }

  /**
   * Acquires the lock; waits while another holds it.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void acquire() {
    if (lock instanceof RLock reentrant) {
      reentrant.acquire();
    } else {
      ((Lock) lock).acquire();
    }
  }

  /**
   * Acquires the lock if that can be done in time; says whether it was. A time of 0 or less is now.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public boolean acquire(Duration timeout) {
    return lock instanceof RLock reentrant
        ? reentrant.acquire(timeout)
        : ((Lock) lock).acquire(timeout);
  }

  /** Acquires the lock if no other holds it now; says whether it was. */
  public boolean tryAcquire() {
    return acquire(Duration.ZERO);
  }

  /**
   * Releases the lock.
   *
   * @throws LockNotHeldException when it is not held
   */
  public void release() {
    if (lock instanceof RLock reentrant) {
      reentrant.release();
    } else {
      ((Lock) lock).release();
    }
  }

  /**
   * Acquires the lock, and releases it where the try block ends.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public Held hold() {
    acquire();
    return new Held(this::release);
  }

  /** Whether anybody holds the lock; true for that moment only, if others use it. */
  public boolean locked() {
    return OwnedLock.owner(segment(), lock.address()) != 0;
  }

  /** For who holds the lock: whether the one before died with it. */
  public boolean wasAbandoned() {
    return OwnedLock.isAbandoned(segment(), lock.address());
  }

  /**
   * Opens the lock, however often it was acquired, waits to be notified, and acquires it again as
   * often. What was waited for may be gone again by then: {@link #awaitFor} looks.
   *
   * @throws LockNotHeldException when the calling thread does not hold the lock
   * @throws WaitInterruptedException when the thread is interrupted while it waits and was not
   *     notified; the lock is held again then, too
   */
  public void await() {
    boolean unused = await(Parking.NEVER);
  }

  /**
   * As {@link #await()}, but waits at most so long to be notified; says whether it was. To get the
   * lock again takes as long as it takes.
   *
   * @throws LockNotHeldException when the calling thread does not hold the lock
   * @throws WaitInterruptedException when the thread is interrupted while it waits and was not
   *     notified; the lock is held again then, too
   */
  public boolean await(Duration timeout) {
    return await(Deadline.after(timeout));
  }

  /**
   * Waits until something is the case, which is looked at now and whenever this process is
   * notified, with the lock held.
   *
   * @throws LockNotHeldException when the calling thread does not hold the lock
   * @throws WaitInterruptedException as in {@link #await()}
   */
  public void awaitFor(BooleanSupplier predicate) {
    boolean unused = awaitFor(predicate, Parking.NEVER);
  }

  /** As {@link #awaitFor(BooleanSupplier)}, but at most so long; says whether it is the case. */
  public boolean awaitFor(BooleanSupplier predicate, Duration timeout) {
    return awaitFor(predicate, Deadline.after(timeout));
  }

  private boolean awaitFor(BooleanSupplier predicate, long deadlineNanos) {
    checkHeld("waited on");
    while (!predicate.getAsBoolean()) {
      if (deadlineNanos == MessageLog.NOW || Parking.passed(deadlineNanos)) {
        return false;
      }
      boolean unused = await(deadlineNanos);
    }
    return true;
  }

  private boolean await(long deadlineNanos) {
    checkHeld("waited on");
    int depth = OwnedLock.depth(segment(), lock.address());
    Notifications.Waiting waiting = notifications.begin();
    boolean interrupted = false;
    long number;
    try {
      gate().operation(Action.RELEASE, lock.name(), 0);
      OwnedLock.release(segment(), lock.address());
      gate().waiting(Action.WAIT, name());
      notifications.await(waiting, deadlineNanos);
    } catch (WaitInterruptedException e) {
      interrupted = true;
    } finally {
      interrupted |= !isHeld() && acquireAgain(depth);
      number = notifications.end(waiting);
    }
    gate().operation(Action.WAIT, name(), number);
    if (interrupted) {
      if (number == 0) {
        throw new WaitInterruptedException();
      }
      Thread.currentThread().interrupt();
    }
    return number > 0;
  }

  /** Whoever waits comes back with the lock, whatever happens; an interrupt is only noted. */
  private boolean acquireAgain(int depth) {
    boolean interrupted = false;
    while (true) {
      try {
        boolean unused =
            OwnedLock.acquire(
                segment(),
                lock.address(),
                Parking.NEVER,
                () -> gate().waiting(Action.ACQUIRE, lock.name()));
        OwnedLock.depth(segment(), lock.address(), depth);
        gate().operation(Action.ACQUIRE, lock.name(), depth);
        return interrupted;
      } catch (WaitInterruptedException e) {
        interrupted = true;
      }
    }
  }

  /**
   * Wakes the one who has waited longest; nobody if none waits.
   *
   * @throws LockNotHeldException when the calling thread does not hold the lock
   */
  public void notifyOne() {
    notifyUpTo(1);
  }

  /**
   * Wakes so many of those who wait, or all if there are fewer, those who have waited longest.
   *
   * @throws LockNotHeldException when the calling thread does not hold the lock
   * @throws IllegalArgumentException when {@code most} is less than 1
   */
  public void notifyUpTo(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1: most=" + most);
    }
    checkHeld("notified");
    notifications.notifyOldest(most, number -> gate().operation(Action.NOTIFY, name(), number));
  }

  /**
   * Wakes all who wait.
   *
   * @throws LockNotHeldException when the calling thread does not hold the lock
   */
  public void notifyEveryone() {
    notifyUpTo(Integer.MAX_VALUE);
  }

  private boolean isHeld() {
    return OwnedLock.isMine(segment(), lock.address());
  }

  private void checkHeld(String what) {
    if (!isHeld()) {
      throw new LockNotHeldException(
          "%s is %s, but this thread does not hold %s".formatted(name(), what, lock.name()));
    }
  }
}
