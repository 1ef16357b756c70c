package proclings.multiprocessing;

import proclings.event.Action;
import proclings.shm.OwnedLock;
import proclings.shm.Parking;
import proclings.shm.Segment;
import proclings.shm.WaitInterruptedException;

/**
 * Numbers of one type in shared memory, with the lock that guards them, or without one.
 *
 * <pre>
 *   0 lock (see {@link OwnedLock}) | 32 version (8) | 40 type (4) | 44 1 if it is without a lock (4) | 48 numbers
 * </pre>
 *
 * <p>The <em>version</em> counts the writings, so that of each reading it is known which writing it
 * saw. It must fit the number that it goes with: both are read or written in one section, under the
 * lock.
 *
 * <p>Without a lock nobody can hold the numbers for himself, each is read and written by one
 * volatile access, and no version is kept. Only where somebody observes the session a version is
 * needed, and then the lock's words guard the same short sections. No program can hold them, so
 * that is never a wait that it could notice; it can still lose an update between its reading and
 * its writing.
 *
 * <p>A process that dies in a section leaves each single number as it was or as it should be. The
 * version may then be used again for the next writing. {@link proclings.shm.Kinds} opens the lock.
 */
abstract class SharedNumbers extends SharedObject {

  private static final long serialVersionUID = 1;

  /** Where the numbers begin. */
  static final long NUMBERS = OwnedLock.SIZE + 16;

  private static final long VERSION = OwnedLock.SIZE;
  private static final long TYPE = OwnedLock.SIZE + 8;
  private static final long UNLOCKED = OwnedLock.SIZE + 12;

  private transient RLock lock;

  SharedNumbers(Session session, String kind, long address) {
    super(session, kind, address);
    lock = new RLock(session, address);
  }

  /** Writes what stands before the numbers, into memory that is all zero. */
  static void describe(Segment segment, long address, NumberType type, boolean lock) {
    segment.setInt(address + TYPE, type.ordinal());
    segment.setInt(address + UNLOCKED, lock ? 0 : 1);
  }

  @Override
  void attached() {
    lock = new RLock(Session.current(), address());
  }

  /**
   * The lock that guards it; whoever holds it can do several things as one.
   *
   * @throws IllegalStateException when it was made without one
   */
  public RLock lock() {
    if (!isLocked()) {
      throw new IllegalStateException(name() + " was made without a lock");
    }
    return lock;
  }

  private boolean isLocked() {
    return segment().getInt(address() + UNLOCKED) == 0;
  }

  final NumberType type() {
    return NumberType.at(segment().getInt(address() + TYPE));
  }

  /** Whether {@link #enter} makes what follows it one step. */
  final boolean isGuarded() {
    return isLocked() || gate().observed();
  }

  /**
   * Begins a section.
   *
   * @throws WaitInterruptedException when the thread is interrupted while another holds the lock
   */
  final void enter(Action action) {
    if (isLocked()) {
      lock.enter(Parking.NEVER, action);
    } else if (gate().observed()) {
      OwnedLock.acquireUninterruptibly(segment(), address());
    }
  }

  /** Ends a section. */
  final void leave() {
    if (isGuarded()) {
      lock.leave();
    }
  }

  /** Tells of a reading, after it. */
  final void read() {
    if (gate().observed()) {
      gate().operation(Action.READ, name(), segment().getLong(address() + VERSION));
    }
  }

  /** Tells of a writing, before it. */
  final void writing() {
    if (gate().observed()) {
      long version = segment().getLong(address() + VERSION) + 1;
      gate().operation(Action.WRITE, name(), version);
      segment().setLong(address() + VERSION, version);
    }
  }
}
