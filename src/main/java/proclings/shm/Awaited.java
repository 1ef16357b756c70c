package proclings.shm;

import java.util.function.BooleanSupplier;

/**
 * Something that threads of any process wait for: what it is, a structure's own words tell.
 *
 * <pre>
 *   0 epoch | 4 awaited | 8 watched, a bit for each word of {@link Watches} | 16 over
 * </pre>
 *
 * <h2>Why no wake-up is lost</h2>
 *
 * Who waits reads the epoch, sets <em>awaited</em>, looks at the structure again, and parks while
 * the epoch is what it was. Who changes the structure looks at <em>awaited</em> afterwards; if it
 * is set, clears it, adds one to the epoch and wakes all. All four accesses are volatile and so
 * have one total order (Dekker): either the one who waits sees the change, or the one who changes
 * sees that it is awaited, and then the epoch changes after it was read and the parking ends or
 * never begins. All are woken, not one, so one that gives up, is interrupted or is killed takes
 * nobody's wake-up with it. If the one who changes dies before it wakes, the structure's repair
 * calls {@link #wakeAll}. For who waits for several things at once, <em>watched</em> is what
 * <em>awaited</em> is here: see {@link Watches}.
 *
 * <p><em>Over</em> is set once and for ever, when the structure will not change any more; who waits
 * looks at it where it looks at the structure.
 */
final class Awaited {

  /** How many bytes it takes up. */
  static final long SIZE = 24;

  static final long AWAITED = 4;
  private static final long WATCHED = 8;
  private static final long OVER = 16;

  private Awaited() {}

  /** Parks once, unless it is there; may return early. */
  static void await(Segment segment, long what, long deadlineNanos, BooleanSupplier isThere) {
    int epoch = segment.getIntVolatile(what);
    segment.setIntVolatile(what + AWAITED, 1);
    if (!isThere.getAsBoolean()) {
      Parking.park(segment, what, epoch, deadlineNanos);
    }
  }

  /** Wakes those who wait, after a change that was volatile. */
  static void announce(Segment segment, long what) {
    if (segment.getIntVolatile(what + AWAITED) != 0) {
      segment.setIntVolatile(what + AWAITED, 0);
      wakeAll(segment, what);
    }
    if (segment.getLongVolatile(what + WATCHED) != 0) {
      Watches.wake(segment, segment.getAndSetLong(what + WATCHED, 0));
    }
  }

  /** Wakes all who park on the epoch, in any case. */
  static void wakeAll(Segment segment, long what) {
    segment.getAndAddInt(what, 1);
    Parking.wakeAll(segment, what);
  }

  /** Has a change wake the words of some watchers, once. */
  static void watch(Segment segment, long what, long watchers) {
    long watched;
    do {
      watched = segment.getLongVolatile(what + WATCHED);
    } while ((watched & watchers) != watchers
        && !segment.compareAndSetLong(what + WATCHED, watched, watched | watchers));
  }

  /** Says that nothing will change any more; again does no harm. */
  static void end(Segment segment, long what) {
    segment.setIntVolatile(what + OVER, 1);
    wakeAll(segment, what);
    Watches.wake(segment, segment.getAndSetLong(what + WATCHED, 0));
  }

  /** Whether nothing will change any more; what was changed before is seen by who sees this. */
  static boolean isOver(Segment segment, long what) {
    return segment.getIntVolatile(what + OVER) != 0;
  }
}
