package proclings.shm;

/**
 * Which processes have a thing that goes from process to process by its handles: a {@link PipeEnd},
 * or, by its proxies, an object with a {@link ReferenceCount}.
 *
 * <pre>
 *   12 state | 64 to 192 holders: a bit for each process, at its ordinal's low bits
 * </pre>
 *
 * <h2>When a thing is given up</h2>
 *
 * A process <em>has</em> a thing from when it made it or read a handle of it, until it lets go of
 * it or dies. A thing is <em>given up</em>, for ever, when no process has it and no handle of it is
 * {@link InFlight}. Nobody can then come by a handle any more, since only who has one can write it.
 *
 * <p>This is never said while somebody could still come by one: a handle has a ticket before it
 * leaves, while its sender has the thing; who reads it has the thing before the ticket is given
 * back; and holders and tickets are only looked at, and changed, under one mutex, so nobody sees
 * the moment between. A handle that was written without a ticket (by a stream that the engine does
 * not know) may come too late: then {@link #hold} says so.
 *
 * <h2>Why it is always said</h2>
 *
 * Each change that takes a holder or a ticket away looks whether it was the last. A death is such a
 * change: {@link #repair} clears the dead one's bits and tickets, and looks at all things. State is
 * 0, then 1 when the thing is given up, then 2 when those whom it concerns have been told; who dies
 * between leaves a 1, and the repair tells them again, which does no harm. A slot of the table of
 * processes is not used again before its process is repaired, so a bit is never another's.
 */
public final class Holders {

  /** Where the thing's own part ends, but for the state, and where it goes on. */
  static final long END = 192;

  private static final long STATE = 12;
  private static final long HOLDERS = 64;

  private static final int GIVEN_UP = 1;
  private static final int TOLD = 2;

  private static final int[] KINDS = {Kinds.PIPE_END, Kinds.ENGINE_PIPE_END, Kinds.REFERENCE_COUNT};

  private Holders() {}

  /** Makes this process the only one that has a thing, which nobody knows yet. */
  static void begin(Segment segment, long thing) {
    long self = holder(segment.self());
    segment.setLong(thing + word(self), bit(self));
    segment.setIntVolatile(thing + STATE, 0);
  }

  /** Whether nobody will ever have the thing any more. */
  public static boolean isGivenUp(Segment segment, long thing) {
    return segment.getIntVolatile(thing + STATE) != 0;
  }

  /** Makes this process one that has the thing; false if it is given up already. */
  public static boolean hold(Segment segment, long thing) {
    boolean[] held = {false};
    InFlight.locked(
        segment,
        table -> {
          if (!isGivenUp(segment, thing)) {
            set(segment, thing, segment.self());
            held[0] = true;
          }
        });
    return held[0];
  }

  /** Makes another process, which is a copy of this one, one that has a thing of this one's. */
  public static void inherit(Segment segment, long thing, int ordinal) {
    InFlight.locked(segment, table -> set(segment, thing, ordinal));
  }

  /** Takes from a process that came to nothing what it was to inherit. */
  public static void leave(Segment segment, int ordinal) {
    repair(segment, ordinal);
  }

  /** Makes this process one that does not have the thing. */
  public static void letGo(Segment segment, long thing) {
    InFlight.locked(
        segment,
        table -> {
          clear(segment, thing, segment.self());
          settle(segment, thing);
        });
  }

  private static void set(Segment segment, long thing, int ordinal) {
    long holder = holder(ordinal);
    long word = thing + word(holder);
    segment.setLongRelease(word, segment.getLong(word) | bit(holder));
  }

  private static void clear(Segment segment, long thing, int ordinal) {
    long holder = holder(ordinal);
    long word = thing + word(holder);
    segment.setLongRelease(word, segment.getLong(word) & ~bit(holder));
  }

  private static long holder(int ordinal) {
    return Segment.slot(ordinal);
  }

  private static long word(long holder) {
    return HOLDERS + holder / 64 * 8;
  }

  private static long bit(long holder) {
    return 1L << holder;
  }

  /** Gives the thing up if nobody has it; with the mutex held. */
  static void settle(Segment segment, long thing) {
    int state = segment.getInt(thing + STATE);
    if (state == TOLD
        || state == 0 && (isHeld(segment, thing) || InFlight.carries(segment, thing))) {
      return;
    }
    segment.setIntVolatile(thing + STATE, GIVEN_UP);
    if (Objects.kind(segment, thing) == Kinds.REFERENCE_COUNT) {
      ReferenceCount.tell(segment, thing);
    } else {
      PipeEnd.tell(segment, thing);
    }
    segment.setIntVolatile(thing + STATE, TOLD);
  }

  private static boolean isHeld(Segment segment, long thing) {
    long held = 0;
    for (long word = 0; word < Segment.SLOTS / 64; word++) {
      held |= segment.getLong(thing + HOLDERS + 8 * word);
    }
    return held != 0;
  }

  /** Opens what a dead process held of the engine's own here. */
  static void repairEngine(Segment segment, int deadOrdinal) {
    long table = segment.getLongAcquire(Segment.root(Roots.IN_FLIGHT));
    if (table != 0) {
      Mutex.repair(segment, table, deadOrdinal);
    }
  }

  /**
   * Takes from a dead process the things that it had and the handles that it had on the way. To be
   * called before the logs are repaired, and after {@link #repairEngine} for all that are dead and
   * repaired by this thread.
   */
  static void repair(Segment segment, int deadOrdinal) {
    if (segment.getLongAcquire(Segment.root(Roots.IN_FLIGHT)) == 0) {
      return;
    }
    InFlight.locked(
        segment,
        table -> {
          InFlight.repair(segment, deadOrdinal);
          for (int kind : KINDS) {
            Objects.walk(segment, kind, thing -> clear(segment, thing, deadOrdinal));
          }
          for (int kind : KINDS) {
            Objects.walk(segment, kind, thing -> settle(segment, thing));
          }
        });
    PipeEnd.repairLogs(segment, deadOrdinal);
  }
}
