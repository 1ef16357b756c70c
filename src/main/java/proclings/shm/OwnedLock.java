package proclings.shm;

import java.nio.ByteOrder;

/**
 * A lock for users' sections, of any length, held by a thread of a process and opened when that
 * process dies.
 *
 * <pre>
 *   0 word: owner's ordinal (32 bits), the highest of them set when it may be waited for | owner's thread (32 bits)
 *   8 abandoned | 12 how often its holder has it, less one
 * </pre>
 *
 * <p>The word is that of a {@link Mutex}, with the same argument why no wake-up is lost: who waits
 * parks on the half with the ordinal. Here a waiter can give up, at its deadline or when it is
 * interrupted, and may have been woken at that very moment. It therefore hands on what it may have
 * taken: if the lock is open, it wakes another; if it is held, it leaves it marked as waited for,
 * so that its release wakes one.
 *
 * <p>To lock it is one compare-and-set of the whole word, and to open it another, with nothing to
 * be done after it unless somebody waits. So there is no moment at which a death, or a stack
 * overflow, could leave it half locked. The other words are the holder's, and are 0 whenever the
 * word is. {@link #repair} sets <em>abandoned</em> before it opens the word, so who locks it next
 * sees that; its release clears the mark. If that one dies too, it is set again.
 *
 * <p>It is not fair: who opens it may have it again before one who was woken is there, which saves
 * both a switch. Who waits gets it when the other pauses for longer than a wake takes.
 */
public final class OwnedLock {

  /** How many bytes it takes up. */
  public static final long SIZE = 16;

  private static final long WAITED_FOR = 0x8000_0000L;
  private static final long ORDINAL = 0x7fff_ffffL;
  private static final int THREAD_SHIFT = 32;

  /** Where the half of the word stands that has the ordinal, as an int. */
  private static final long PARKED =
      ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : Integer.BYTES;

  private static final long ABANDONED = 8;
  private static final long MORE = 12;

  /** Both of them, as one long. */
  private static final long REST = ABANDONED;

  private OwnedLock() {}

  private static long mine(Segment segment) {
    return segment.self() | Thread.currentThread().threadId() << THREAD_SHIFT;
  }

  /** Locks it for the calling thread if nobody holds it, that thread included. */
  public static boolean tryAcquire(Segment segment, long lock) {
    // For the release, which its holder must be able to call from where it calls this.
    StackRoom.ensureLittle();
    return segment.compareAndSetLong(lock, 0, mine(segment));
  }

  /**
   * Locks it for the calling thread, which must not hold it.
   *
   * @param deadlineNanos see {@link Parking}; {@link MessageLog#NOW} not to wait at all
   * @param waiting is run once, before the thread begins to wait
   * @return whether it was locked in time
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public static boolean acquire(Segment segment, long lock, long deadlineNanos, Runnable waiting) {
    return tryAcquire(segment, lock)
        || (deadlineNanos != MessageLog.NOW
            && (acquireSoon(segment, lock, mine(segment))
                || acquireParking(segment, lock, deadlineNanos, waiting)));
  }

  /**
   * As {@link #acquire}, for locks that are never held for long: an interrupt is kept for later.
   */
  public static void acquireUninterruptibly(Segment segment, long lock) {
    boolean interrupted = false;
    boolean acquired = false;
    while (!acquired) {
      try {
        acquired = acquire(segment, lock, Parking.NEVER, () -> {});
      } catch (WaitInterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean acquireSoon(Segment segment, long lock, long wanted) {
    Patience patience = new Patience();
    while (patience.pause()) {
      if (segment.getLongOpaque(lock) == 0 && segment.compareAndSetLong(lock, 0, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean acquireParking(
      Segment segment, long lock, long deadlineNanos, Runnable waiting) {
    StackRoom.ensure();
    waiting.run();
    // With the mark, because who has waited can't know whether it was the last to wait.
    long wanted = mine(segment) | WAITED_FOR;
    boolean locked = false;
    try {
      while (!locked && !Parking.passed(deadlineNanos)) {
        long seen = segment.getLongVolatile(lock);
        if (seen == 0) {
          locked = segment.compareAndSetLong(lock, 0, wanted);
        } else if (isWaitedFor(seen) || segment.compareAndSetLong(lock, seen, seen | WAITED_FOR)) {
          Parking.park(segment, lock + PARKED, (int) (seen | WAITED_FOR), deadlineNanos);
          locked = acquireSoon(segment, lock, wanted);
        }
      }
      return locked;
    } finally {
      if (!locked) {
        handOn(segment, lock);
      }
    }
  }

  private static boolean isWaitedFor(long word) {
    return (word & WAITED_FOR) != 0;
  }

  private static void handOn(Segment segment, long lock) {
    while (true) {
      long seen = segment.getLongVolatile(lock);
      if (seen == 0) {
        Parking.wake(segment, lock + PARKED, 1);
        return;
      }
      if (isWaitedFor(seen) || segment.compareAndSetLong(lock, seen, seen | WAITED_FOR)) {
        return;
      }
    }
  }

  /** Opens it, whoever holds it. */
  public static void release(Segment segment, long lock) {
    if (segment.getLong(lock + REST) != 0) {
      segment.setLongRelease(lock + REST, 0);
    }
    while (true) {
      long seen = segment.getLongVolatile(lock);
      if (isWaitedFor(seen)) {
        // For the wake: between the exchange and that nothing must come.
        StackRoom.ensure();
      }
      if (segment.compareAndSetLong(lock, seen, 0)) {
        if (isWaitedFor(seen)) {
          Parking.wake(segment, lock + PARKED, 1);
        }
        return;
      }
    }
  }

  /** The ordinal of the process that holds it; 0 if none does. */
  public static int owner(Segment segment, long lock) {
    return (int) (segment.getLongVolatile(lock) & ORDINAL);
  }

  /** Whether the calling thread holds it. */
  public static boolean isMine(Segment segment, long lock) {
    return (segment.getLongVolatile(lock) & ~WAITED_FOR) == mine(segment);
  }

  /** How often its holder has it; only the holder's own reading means something. */
  public static int depth(Segment segment, long lock) {
    return segment.getInt(lock + MORE) + 1;
  }

  /** Sets how often its holder has it, at least once; only for the holder. */
  public static void depth(Segment segment, long lock, int depth) {
    segment.setInt(lock + MORE, depth - 1);
  }

  /** Whether its last holder died with it, and nobody has released it since. */
  public static boolean isAbandoned(Segment segment, long lock) {
    return segment.getIntAcquire(lock + ABANDONED) != 0;
  }

  /** Takes note that it was abandoned, where nobody holds it. */
  public static boolean forgetAbandoned(Segment segment, long lock) {
    return segment.compareAndSetInt(lock + ABANDONED, 1, 0);
  }

  /** Opens it if a process held it that is dead, marks it as abandoned, and wakes everybody. */
  public static void repair(Segment segment, long lock, int deadOrdinal) {
    long seen = segment.getLongVolatile(lock);
    if ((seen & ORDINAL) == deadOrdinal) {
      segment.setInt(lock + MORE, 0);
      segment.setIntVolatile(lock + ABANDONED, 1);
      while ((seen & ORDINAL) == deadOrdinal && !segment.compareAndSetLong(lock, seen, 0)) {
        seen = segment.getLongVolatile(lock);
      }
    }
    Parking.wakeAll(segment, lock + PARKED);
  }
}
