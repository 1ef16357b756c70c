package proclings.shm;

/**
 * A number of permits that processes take and give, and an account of who has which.
 *
 * <pre>
 *   0 mutex | 4 epoch (futex) | 8 unsettled | 16 permits there are | 24 how many there may be
 *  32 taken ever | 40 given ever | 48 not given by anybody: the first ones, and the returned
 *  56 returned in advance | 64 whether they are signals | 72 journal
 * 192 accounts: 8 bytes for each slot of a process: sign bit when it is dead | held to a scope (31) | held (32)
 * </pre>
 *
 * <h2>What becomes of the permits of a process that dies</h2>
 *
 * There are two uses, and a permit does not say in which it is. As a <em>guard</em>, who takes a
 * permit gives it back, and if he dies the others need it. As a <em>signal</em>, a permit that is
 * taken is used up, others give new ones, and one that came back from the dead would tell of
 * something that never was. So every process has an account of what it took and did not give back,
 * and what is given is first what the giver took himself. A permit that is given beyond that
 * <em>shows</em> that the permits are signals. At a death:
 *
 * <ul>
 *   <li>What was taken for a scope is returned: nobody else can have been meant to give it back.
 *   <li>Anything else is returned, unless the permits are signals. If there were none at first,
 *       that is always known by then: somebody gave the first one who had taken none.
 *   <li>If there were some (the free places of a buffer), it may not be known yet. Or somebody
 *       cleans up after the dead himself. So these are returned <em>in advance</em>: when a permit
 *       is given later by one who took none, it is taken to be that one, which is there already.
 *       The sum is then right again, in both uses.
 * </ul>
 *
 * <h2>Why nothing is torn or lost when a process dies</h2>
 *
 * All that a taking or giving changes goes through a {@link Journal}, under the {@link Mutex}; if
 * the dead held it, {@link #repair} does the rest. Repair waits for nobody, so it can't have the
 * mutex: it marks the account of the dead by a compare-and-set, adds to <em>unsettled</em>, and
 * wakes all. Whoever is in the next section settles the account. The slot's next process can't
 * write to it before, since it would be in a section, too. <em>unsettled</em> is cleared by a
 * compare-and-set from what it was before the accounts were looked through, so none is missed.
 *
 * <h2>Why no wake-up is lost</h2>
 *
 * Who wants a permit reads the epoch, looks, and parks while the epoch is what it was. Who gives n
 * permits adds one to the epoch afterwards and wakes n. So while anybody is parked, there are never
 * more permits than threads that have been woken and will look: a woken thread either takes one, or
 * finds none and parks again, or gives up, and then it wakes another in its place. If a process
 * dies in between, repair wakes all.
 */
public final class Permits {

  /** How many there can be at most. */
  public static final int MOST = Integer.MAX_VALUE;

  private static final long MUTEX = 0;
  private static final long EPOCH = 4;
  private static final long UNSETTLED = 8;
  private static final long VALUE = 16;
  private static final long LIMIT = 24;
  private static final long TAKEN = 32;
  private static final long GIVEN = 40;
  private static final long UNGIVEN = 48;
  private static final long ADVANCED = 56;
  private static final long SIGNALS = 64;
  private static final long JOURNAL = 72;
  private static final long ACCOUNTS = 192;
  private static final long SIZE = ACCOUNTS + 8L * Segment.SLOTS;

  private static final long DEAD = Long.MIN_VALUE;
  private static final int SPINS = 300;

  private final Segment segment;
  private final long permits;

  /** The permits that stand at an offset. */
  public Permits(Segment segment, long offset) {
    this.segment = segment;
    this.permits = offset;
  }

  /**
   * Makes permits and publishes them.
   *
   * @param kind one of the kinds in {@link Kinds} that are repaired as permits
   * @param first how many there are at first, from 0
   * @param limit how many there may be at once, at most {@link #MOST}
   */
  public static Permits create(Segment segment, int kind, int first, int limit) {
    if (first < 0) {
      throw new IllegalArgumentException("permits must be at least 0: permits=" + first);
    }
    long permits = Objects.allocate(segment, SIZE);
    segment.setLong(permits + VALUE, first);
    segment.setLong(permits + LIMIT, limit);
    segment.setLong(permits + UNGIVEN, first);
    Objects.publish(segment, kind, permits);
    return new Permits(segment, permits);
  }

  /** Where they stand in the segment. */
  public long offset() {
    return permits;
  }

  /**
   * Takes a permit.
   *
   * @param scoped whether this process alone will give it back: see above
   * @param deadlineNanos until when to wait for one: see {@link Parking}; {@link MessageLog#NOW}
   *     not at all
   * @return whether there was one in time
   * @throws WaitInterruptedException when the thread is interrupted while it waits; none was taken
   */
  public boolean take(boolean scoped, long deadlineNanos, Witness witness) {
    boolean waited = false;
    boolean taken = false;
    try {
      while (true) {
        int epoch = segment.getIntVolatile(permits + EPOCH);
        taken = takeIfAny(scoped, witness);
        if (taken || deadlineNanos == MessageLog.NOW || Parking.passed(deadlineNanos)) {
          return taken;
        }
        if (!waited) {
          if (spin(epoch)) {
            continue;
          }
          waited = true;
          witness.waiting();
        }
        Parking.park(segment, permits + EPOCH, epoch, deadlineNanos);
      }
    } finally {
      if (waited && !taken) {
        Parking.wake(segment, permits + EPOCH, 1);
      }
    }
  }

  private boolean spin(int epoch) {
    for (int i = 0; i < SPINS; i++) {
      if (segment.getIntOpaque(permits + EPOCH) != epoch) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private boolean takeIfAny(boolean scoped, Witness witness) {
    StackRoom.ensure();
    Mutex.lock(segment, permits + MUTEX);
    try {
      settle();
      long value = segment.getLong(permits + VALUE);
      if (value == 0) {
        return false;
      }
      long account = account(segment.self());
      long taken = segment.getLong(permits + TAKEN) + 1;
      Account mine = Account.of(segment.getLong(account));
      witness.passing(Math.max(0, taken - segment.getLong(permits + UNGIVEN)));
      list(0, permits + VALUE, value - 1);
      list(1, permits + TAKEN, taken);
      list(2, account, mine.with(scoped ? 0 : 1, scoped ? 1 : 0).word());
      commit(3);
      return true;
    } finally {
      Mutex.unlock(segment, permits + MUTEX);
    }
  }

  /**
   * Gives permits: first those that this process took, then new ones.
   *
   * @param scoped whether they were taken so, which says which account is looked at first
   * @return false, and nothing is given, when there would be more than there may be
   */
  public boolean give(int count, boolean scoped, Witness witness) {
    long added;
    StackRoom.ensure();
    Mutex.lock(segment, permits + MUTEX);
    try {
      settle();
      long account = account(segment.self());
      Account mine = Account.of(segment.getLong(account));
      int plainly = Math.min(count - (scoped ? Math.min(count, mine.scoped()) : 0), mine.plain());
      int toScope = Math.min(count - plainly, mine.scoped());
      int strange = count - plainly - toScope;
      long advanced = segment.getLong(permits + ADVANCED);
      long there = Math.min(strange, advanced);
      added = count - there;
      long value = segment.getLong(permits + VALUE) + added;
      if (value > segment.getLong(permits + LIMIT)) {
        return false;
      }
      long given = segment.getLong(permits + GIVEN) + added;
      witness.passing(added == 0 ? 0 : given);
      list(0, permits + VALUE, value);
      list(1, permits + GIVEN, given);
      list(2, permits + ADVANCED, advanced - there);
      list(3, permits + SIGNALS, strange > there ? 1 : segment.getLong(permits + SIGNALS));
      list(4, account, mine.with(-plainly, -toScope).word());
      commit(5);
    } finally {
      Mutex.unlock(segment, permits + MUTEX);
    }
    if (added > 0) {
      announce((int) added);
    }
    return true;
  }

  /** How many there may be at once. */
  public int limit() {
    return (int) segment.getLong(permits + LIMIT);
  }

  /** How many permits there are at this moment. */
  public int value() {
    if (segment.getIntVolatile(permits + UNSETTLED) != 0) {
      StackRoom.ensure();
      Mutex.lock(segment, permits + MUTEX);
      try {
        settle();
      } finally {
        Mutex.unlock(segment, permits + MUTEX);
      }
    }
    return (int) segment.getLongVolatile(permits + VALUE);
  }

  /** Finishes what a dead process had begun, and sees to what it had: see above. */
  public void repair(int deadOrdinal) {
    if (Mutex.isHeldBy(segment, permits + MUTEX, deadOrdinal)) {
      Journal.redo(segment, permits + JOURNAL);
    }
    long account = account(deadOrdinal);
    long held = segment.getLongVolatile(account);
    while (held > 0 && !segment.compareAndSetLong(account, held, held | DEAD)) {
      held = segment.getLongVolatile(account);
    }
    if (held != 0) {
      segment.getAndAddInt(permits + UNSETTLED, 1);
    }
    Mutex.repair(segment, permits + MUTEX, deadOrdinal);
    announce(Integer.MAX_VALUE);
  }

  /** Returns what the dead had, to be called with the mutex held. */
  private void settle() {
    int unsettled = segment.getIntVolatile(permits + UNSETTLED);
    if (unsettled == 0) {
      return;
    }
    for (int slot = 1; slot < Segment.SLOTS; slot++) {
      long held = segment.getLongVolatile(account(slot));
      if (held < 0) {
        returnPermits(account(slot), Account.of(held));
      }
    }
    boolean unused = segment.compareAndSetInt(permits + UNSETTLED, unsettled, 0);
  }

  private void returnPermits(long account, Account dead) {
    boolean signals = segment.getLong(permits + SIGNALS) != 0;
    long value = segment.getLong(permits + VALUE);
    long room = segment.getLong(permits + LIMIT) - value;
    long scoped = Math.min(room, dead.scoped());
    long plain = signals ? 0 : Math.min(room - scoped, dead.plain());
    list(0, permits + VALUE, value + scoped + plain);
    list(1, permits + UNGIVEN, segment.getLong(permits + UNGIVEN) + scoped + plain);
    list(2, permits + ADVANCED, segment.getLong(permits + ADVANCED) + plain);
    list(3, account, 0);
    commit(4);
  }

  private void announce(int count) {
    segment.getAndAddInt(permits + EPOCH, 1);
    Parking.wake(segment, permits + EPOCH, count);
  }

  private long account(int ordinal) {
    return permits + ACCOUNTS + 8L * Segment.slot(ordinal);
  }

  private void list(int entry, long address, long value) {
    Journal.list(segment, permits + JOURNAL, entry, address, value);
  }

  private void commit(int entries) {
    Journal.commit(segment, permits + JOURNAL, entries);
  }

  /** What a process took and did not give back. Who only takes has as much as can be counted. */
  private record Account(int plain, int scoped) {

    static Account of(long word) {
      return new Account((int) word, (int) (word >>> 32) & Integer.MAX_VALUE);
    }

    Account with(int plainly, int toScope) {
      return new Account(atMost((long) plain + plainly), atMost((long) scoped + toScope));
    }

    private static int atMost(long count) {
      return (int) Math.min(count, Integer.MAX_VALUE);
    }

    long word() {
      return (long) scoped << 32 | plain;
    }
  }

  /** Is told what happens to permits, by the thread that does it. */
  public interface Witness {

    /**
     * A permit is about to be taken, or permits to be given: nobody sees it yet, and nothing but
     * this process's death can stop it any more. Others wait meanwhile.
     *
     * @param number the permit's number among those that were ever given, from 1, the last one's
     *     where there are several; 0 for one that nobody gave
     */
    void passing(long number);

    /** There is no permit, and the thread is about to wait; once an operation. */
    default void waiting() {}
  }
}
