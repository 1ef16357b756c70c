package proclings.shm;

/**
 * Threads that wait, of any process, each with a place of its own: what it waits for and how that
 * ended is one word there.
 *
 * <pre>
 *   0 newest place
 *   a place, 64 bytes: 0 epoch (futex) | 4 its process's ordinal, 0 when it is free | 8 state | 16 next older place
 * </pre>
 *
 * <p>The state is 0 while nothing is waited for; else the user of this class says what it means,
 * and changes it by compare-and-set. So whatever ends a wait (a notification, a time-out, a death)
 * ends it once, and a death leaves it as it was before or after that.
 *
 * <p>No wake-up is lost: who waits reads the epoch, looks at the state, and parks while the epoch
 * is what it was; who changes the state adds one to the epoch afterwards and wakes. If it dies in
 * between, {@link #wakeAll} does, which each repair calls.
 *
 * <p>Places are never given back, and are used again: there are as many as ever waited at once. A
 * place is put on the list by a compare-and-set when it is whole and taken, as in {@link Objects}.
 */
final class Waiters {

  static final long SIZE = 8;

  private static final long EPOCH = 0;
  private static final long OWNER = 4;
  private static final long STATE = 8;
  private static final long OLDER = 16;
  private static final long PLACE_SIZE = 64;

  private final Segment segment;
  private final long head;

  Waiters(Segment segment, long head) {
    this.segment = segment;
    this.head = head;
  }

  /** The newest place, 0 if there is none; with {@link #older}, a walk through all. */
  long newest() {
    return segment.getLongAcquire(head);
  }

  long older(long place) {
    return segment.getLong(place + OLDER);
  }

  /** Takes a place, with the state 0. */
  long enter() {
    int self = segment.self();
    for (long place = newest(); place != 0; place = older(place)) {
      if (segment.getIntOpaque(place + OWNER) == 0
          && segment.compareAndSetInt(place + OWNER, 0, self)) {
        return place;
      }
    }
    long place = Objects.allocate(segment, PLACE_SIZE);
    segment.setInt(place + OWNER, self);
    long newest;
    do {
      newest = newest();
      segment.setLong(place + OLDER, newest);
    } while (!segment.compareAndSetLong(head, newest, place));
    return place;
  }

  /** Gives the place back. */
  void leave(long place) {
    segment.setLongVolatile(place + STATE, 0);
    segment.setIntVolatile(place + OWNER, 0);
  }

  /** Gives the place of a dead process back; does nothing if somebody did. */
  void leave(long place, int deadOrdinal) {
    if (isOf(place, deadOrdinal)) {
      segment.setLongVolatile(place + STATE, 0);
      boolean unused = segment.compareAndSetInt(place + OWNER, deadOrdinal, 0);
    }
  }

  boolean isOf(long place, int ordinal) {
    return segment.getIntVolatile(place + OWNER) == ordinal;
  }

  long state(long place) {
    return segment.getLongVolatile(place + STATE);
  }

  /** Says what is waited for; only for the thread whose place it is. */
  void begin(long place, long state) {
    segment.setLongVolatile(place + STATE, state);
  }

  /** Ends a wait if its state is as expected: says so there, and wakes the thread. */
  boolean end(long place, long expected, long state) {
    if (!segment.compareAndSetLong(place + STATE, expected, state)) {
      return false;
    }
    wake(place);
    return true;
  }

  /**
   * Waits while the state is as expected, at most until the deadline.
   *
   * @throws WaitInterruptedException when the thread is interrupted
   */
  void await(long place, long expected, long deadlineNanos) {
    while (true) {
      int epoch = segment.getIntVolatile(place + EPOCH);
      if (state(place) != expected
          || deadlineNanos == MessageLog.NOW
          || Parking.passed(deadlineNanos)) {
        return;
      }
      Parking.park(segment, place + EPOCH, epoch, deadlineNanos);
    }
  }

  /** Lets all look again. */
  void wakeAll() {
    for (long place = newest(); place != 0; place = older(place)) {
      wake(place);
    }
  }

  private void wake(long place) {
    segment.getAndAddInt(place + EPOCH, 1);
    Parking.wakeAll(segment, place + EPOCH);
  }
}
