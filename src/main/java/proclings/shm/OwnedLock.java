package proclings.shm;

/**
 * A lock for users' sections, of any length, held by a thread of a process and opened when that
 * process dies.
 *
 * <pre>
 *   0 word: owner's ordinal, sign bit when it may be waited for | 4 abandoned | 8 owner's thread | 16 depth
 * </pre>
 *
 * <p>The word is that of a {@link Mutex}, with the same argument why no wake-up is lost. Here a
 * waiter can give up, at its deadline or when it is interrupted, and may have been woken at that
 * very moment. It therefore hands on what it may have taken: if the lock is open, it wakes another;
 * if it is held, it leaves it marked as waited for, so that its release wakes one.
 *
 * <p>The other words are the holder's: thread and depth are written while the word is held and
 * cleared before it is opened. {@link #repair} sets <em>abandoned</em> before it opens the word, so
 * who locks it next sees that; its release clears the mark. If that one dies too, it is set again.
 */
public final class OwnedLock {

  /** How many bytes it takes up. */
  public static final long SIZE = 32;

  private static final int WAITED_FOR = 0x8000_0000;
  private static final int SPINS = 300;

  private static final long ABANDONED = 4;
  private static final long THREAD = 8;
  private static final long DEPTH = 16;

  private OwnedLock() {}

  /**
   * Locks it for the calling thread, whether or not that has it already.
   *
   * @param deadlineNanos see {@link Parking}; {@link MessageLog#NOW} not to wait at all
   * @param waiting is run once, before the thread begins to wait
   * @return whether it was locked in time
   * @throws WaitInterruptedException when the thread is interrupted while it waits
   */
  public static boolean acquire(Segment segment, long lock, long deadlineNanos, Runnable waiting) {
    StackRoom.ensure();
    if (!acquireWord(segment, lock, deadlineNanos, waiting)) {
      return false;
    }
    segment.setInt(lock + DEPTH, 1);
    segment.setLongRelease(lock + THREAD, Thread.currentThread().threadId());
    return true;
  }

  private static boolean acquireWord(
      Segment segment, long word, long deadlineNanos, Runnable waiting) {
    int self = segment.self();
    if (segment.compareAndSetInt(word, 0, self)) {
      return true;
    }
    if (deadlineNanos == MessageLog.NOW) {
      return false;
    }
    for (int i = 0; i < SPINS; i++) {
      if (segment.getIntOpaque(word) == 0 && segment.compareAndSetInt(word, 0, self)) {
        return true;
      }
      Thread.onSpinWait();
    }
    waiting.run();
    boolean locked = false;
    try {
      while (!locked && !Parking.passed(deadlineNanos)) {
        int seen = segment.getIntVolatile(word);
        if (seen == 0) {
          locked = segment.compareAndSetInt(word, 0, self | WAITED_FOR);
        } else if (seen < 0 || segment.compareAndSetInt(word, seen, seen | WAITED_FOR)) {
          Parking.park(segment, word, seen | WAITED_FOR, deadlineNanos);
        }
      }
      return locked;
    } finally {
      if (!locked) {
        handOn(segment, word);
      }
    }
  }

  private static void handOn(Segment segment, long word) {
    while (true) {
      int seen = segment.getIntVolatile(word);
      if (seen == 0) {
        Parking.wake(segment, word, 1);
        return;
      }
      if (seen < 0 || segment.compareAndSetInt(word, seen, seen | WAITED_FOR)) {
        return;
      }
    }
  }

  /** Opens it, whoever holds it. */
  public static void release(Segment segment, long lock) {
    StackRoom.ensure();
    segment.setLong(lock + THREAD, 0);
    segment.setInt(lock + DEPTH, 0);
    segment.setIntRelease(lock + ABANDONED, 0);
    if (segment.getAndSetInt(lock, 0) < 0) {
      Parking.wake(segment, lock, 1);
    }
  }

  /** The ordinal of the process that holds it; 0 if none does. */
  public static int owner(Segment segment, long lock) {
    return segment.getIntVolatile(lock) & ~WAITED_FOR;
  }

  /** Whether the calling thread holds it. */
  public static boolean isMine(Segment segment, long lock) {
    return owner(segment, lock) == segment.self()
        && segment.getLongAcquire(lock + THREAD) == Thread.currentThread().threadId();
  }

  /** How often its holder has it; only the holder's own reading means something. */
  public static int depth(Segment segment, long lock) {
    return segment.getInt(lock + DEPTH);
  }

  /** Sets how often its holder has it; only for the holder. */
  public static void depth(Segment segment, long lock, int depth) {
    segment.setInt(lock + DEPTH, depth);
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
    if (owner(segment, lock) == deadOrdinal) {
      segment.setIntVolatile(lock + ABANDONED, 1);
    }
    Mutex.repair(segment, lock, deadOrdinal);
  }
}
