package proclings.multiprocessing;

import java.time.Duration;
import proclings.event.Action;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Objects;
import proclings.shm.OwnedLock;
import proclings.shm.Parking;
import proclings.shm.WaitInterruptedException;

/**
 * A lock that one process holds at a time: Python's {@code multiprocessing.Lock}.
 *
 * <pre>{@code
 * try (var held = lock.hold()) {
 *   // nobody else is in here
 * }
 * }</pre>
 *
 * <p>It is not reentrant: who acquires it twice waits for itself. Any process or thread may release
 * it, not only the one that acquired it.
 *
 * <p>When a process ends while it holds the lock, however it ends, the lock is open for the next,
 * who is told by {@link #wasAbandoned()}: what the lock guards may be half done.
 */
public final class Lock extends SharedObject {

  private static final long serialVersionUID = 1;

  /** Makes a lock that is open. */
  public Lock() {
    this(Session.current());
  }

  private Lock(Session session) {
    this(session, Objects.allocate(session.segment(), OwnedLock.SIZE));
  }

  @SuppressWarnings("this-escape") // nothing of it is used yet
  private Lock(Session session, long address) {
    super(session, "Lock", publish(session, address));
  }

  private static long publish(Session session, long address) {
    Objects.publish(session.segment(), Kinds.LOCK, address);
    return address;
  }

  @Override
  String kind() {
    return "Lock";
  }

  /**
   * Acquires the lock; waits while another holds it.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public void acquire() {
    acquire(Parking.NEVER);
  }

  /**
   * Acquires the lock if that can be done in time; says whether it was. A time of 0 or less is now.
   *
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public boolean acquire(Duration timeout) {
    return acquire(Deadline.after(timeout));
  }

  /** Acquires the lock if nobody holds it now; says whether it was. */
  public boolean tryAcquire() {
    return acquire(MessageLog.NOW);
  }

  private boolean acquire(long deadlineNanos) {
    boolean acquired =
        OwnedLock.tryAcquire(segment(), address())
            || OwnedLock.acquire(
                segment(), address(), deadlineNanos, () -> gate().waiting(Action.ACQUIRE, name()));
    if (acquired) {
      gate().operation(Action.ACQUIRE, name(), 1);
    }
    return acquired;
  }

  /**
   * Opens the lock.
   *
   * @throws LockNotHeldException when nobody holds it; not if it is open because its holder died
   */
  public void release() {
    if (OwnedLock.owner(segment(), address()) == 0) {
      if (OwnedLock.forgetAbandoned(segment(), address())) {
        return;
      }
      throw new LockNotHeldException(name() + " is released, but nobody holds it");
    }
    gate().operation(Action.RELEASE, name(), 0);
    OwnedLock.release(segment(), address());
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

  /** Whether anybody holds it; true for that moment only, if others use it. */
  public boolean locked() {
    return OwnedLock.owner(segment(), address()) != 0;
  }

  /** For who holds the lock: whether the one before died with it. */
  public boolean wasAbandoned() {
    return OwnedLock.isAbandoned(segment(), address());
  }
}
