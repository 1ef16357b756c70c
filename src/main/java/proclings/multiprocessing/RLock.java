package proclings.multiprocessing;

import java.time.Duration;
import proclings.event.Action;
import proclings.shm.Kinds;
import proclings.shm.MessageLog;
import proclings.shm.Objects;
import proclings.shm.OwnedLock;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;

/**
 * A lock that its holder may acquire again: Python's {@code multiprocessing.RLock}.
 *
 * <p>It belongs to the thread that acquired it, which must release it as often. Ended holders are
 * as for {@link Lock}.
 */
public final class RLock extends SharedObject {

  private static final long serialVersionUID = 1;

  /** Makes a lock that is open. */
  public RLock() {
    this(Session.current());
  }

  private RLock(Session session) {
    this(session, make(session.segment()));
  }

  /** The lock that guards a value or an array, and stands where that stands. */
  RLock(Session session, long address) {
    super(session, kind(session.segment(), address), address);
  }

  private static long make(Segment segment) {
    long address = Objects.allocate(segment, OwnedLock.SIZE);
    Objects.publish(segment, Kinds.RLOCK, address);
    return address;
  }

  private static String kind(Segment segment, long address) {
    return switch (Objects.kind(segment, address)) {
      case Kinds.VALUE -> "Value";
      case Kinds.ARRAY -> "Array";
      default -> "RLock";
    };
  }

  @Override
  String kind() {
    return kind(segment(), address());
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

  /** Acquires the lock if no other holds it now; says whether it was. */
  public boolean tryAcquire() {
    return acquire(MessageLog.NOW);
  }

  private boolean acquire(long deadlineNanos) {
    int depth = enter(deadlineNanos, Action.ACQUIRE);
    if (depth > 0) {
      gate().operation(Action.ACQUIRE, name(), depth);
    }
    return depth > 0;
  }

  /**
   * Acquires it without saying so, unless that means waiting; gives the depth, 0 if not in time.
   */
  int enter(long deadlineNanos, Action action) {
    if (OwnedLock.isMine(segment(), address())) {
      int depth = OwnedLock.depth(segment(), address()) + 1;
      OwnedLock.depth(segment(), address(), depth);
      return depth;
    }
    Runnable waiting = () -> gate().waiting(action, name());
    return OwnedLock.acquire(segment(), address(), deadlineNanos, waiting) ? 1 : 0;
  }

  /** Releases it without saying so. */
  void leave() {
    int depth = OwnedLock.depth(segment(), address()) - 1;
    if (depth == 0) {
      OwnedLock.release(segment(), address());
    } else {
      OwnedLock.depth(segment(), address(), depth);
    }
  }

  /**
   * Releases the lock once; it is open when it was released as often as it was acquired.
   *
   * @throws LockNotHeldException when the calling thread does not hold it
   */
  public void release() {
    if (!OwnedLock.isMine(segment(), address())) {
      throw new LockNotHeldException(
          name()
              + (locked() ? " is held by another" : " is open")
              + ": only its holder can release it");
    }
    gate().operation(Action.RELEASE, name(), OwnedLock.depth(segment(), address()) - 1L);
    leave();
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
