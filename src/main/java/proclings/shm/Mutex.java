package proclings.shm;

/**
 * A lock for the engine's own short critical sections, on one 32-bit word, that survives its
 * holder.
 *
 * <p>The word is 0, or the ordinal of the process that holds it, with the sign bit set when
 * somebody may be waiting. That is the third mutex of Ulrich Drepper, "Futexes Are Tricky" (2011),
 * with the owner's ordinal in the place of the 1.
 *
 * <p>No wake-up is lost while everybody lives: who waits has set the sign bit, or found it set,
 * before it parks on exactly that value; who unlocks takes the whole word by one exchange and so
 * learns of the bit. A thread that has waited locks with the bit set, because it can't know whether
 * it was the last to wait.
 *
 * <p>No process's death makes another wait for ever. A holder that dies is found by its ordinal in
 * the word. One that dies between the exchange and the wake-up, or who was woken and dies before it
 * locks, takes a wake-up with it, and nothing in the word shows that; therefore {@link #repair}
 * wakes all in every case. They look again.
 *
 * <p>What the lock guards must be left whole at every instruction; each user says how. The lock is
 * not reentrant, and waiting for it is not interruptible, because sections are short.
 */
public final class Mutex {

  private static final int WAITED_FOR = 0x8000_0000;

  private Mutex() {}

  /** Locks; waits as long as another thread of any process holds it. */
  public static void lock(Segment segment, long word) {
    int self = segment.self();
    if (segment.compareAndSetInt(word, 0, self) || lockSoon(segment, word, self)) {
      return;
    }
    while (true) {
      int seen = segment.getIntVolatile(word);
      if (seen == 0) {
        if (segment.compareAndSetInt(word, 0, self | WAITED_FOR)) {
          return;
        }
      } else {
        int waitedFor = seen | WAITED_FOR;
        if (seen == waitedFor || segment.compareAndSetInt(word, seen, waitedFor)) {
          Parking.parkUninterruptibly(segment, word, waitedFor, Parking.NEVER);
          if (lockSoon(segment, word, self | WAITED_FOR)) {
            return;
          }
        }
      }
    }
  }

  private static boolean lockSoon(Segment segment, long word, int wanted) {
    Patience patience = new Patience();
    while (patience.pause()) {
      if (segment.getIntOpaque(word) == 0 && segment.compareAndSetInt(word, 0, wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Unlocks, and wakes one who waits. Only who has locked may call this. */
  public static void unlock(Segment segment, long word) {
    if (segment.getAndSetInt(word, 0) < 0) {
      Parking.wake(segment, word, 1);
    }
  }

  /** Whether a process, by its ordinal, holds it now; of use about this one and about the dead. */
  public static boolean isHeldBy(Segment segment, long word, int ordinal) {
    return (segment.getIntVolatile(word) & ~WAITED_FOR) == ordinal;
  }

  /**
   * Unlocks it if a process held it that is dead, and wakes everybody. What it guards must be whole
   * again before this is called.
   */
  public static void repair(Segment segment, long word, int deadOrdinal) {
    int seen = segment.getIntVolatile(word);
    while ((seen & ~WAITED_FOR) == deadOrdinal) {
      seen =
          segment.compareAndExchangeInt(word, seen, 0) == seen ? 0 : segment.getIntVolatile(word);
    }
    Parking.wakeAll(segment, word);
  }
}
