package proclings.shm;

/**
 * The handles of pipes' ends and of managed objects that are on their way: written into a message
 * or into what a process is to be, and not yet read there. Each has a <em>ticket</em>, which keeps
 * its end (so is either called here) from being given up ({@link Holders}) although no process has
 * it.
 *
 * <pre>
 *   0 mutex | 4 used: tickets that may be taken
 *  64 tickets, {@value #TICKET} bytes each
 *     0 the end (8), 0 if the ticket is free | 8 whose (4) | 16 log (8), 0 for none | 24 the message's number there (8)
 * </pre>
 *
 * <h2>Whose a ticket is</h2>
 *
 * <ol>
 *   <li>Who sends takes the tickets, under its own ordinal, while it has the handles.
 *   <li>For a message, it names log and number just before the commit ({@link #attach}). From the
 *       commit on the ticket is the message's, and lasts as long as that lies there, whoever dies.
 *   <li>Who takes the message writes its ordinal into the tickets just before its commit ({@link
 *       #claim}). From that on they are its own, until it has read the handles, so has the ends
 *       itself, and gives the tickets back ({@link #settle}).
 *   <li>A process that is started is given the tickets before it can run ({@link #hand}), and gives
 *       them back when it has read what it is to be.
 * </ol>
 *
 * <h2>Why no ticket is lost or left over when a process dies</h2>
 *
 * Nobody else puts into a log, or takes, before the mutex of the dead one's side is opened, and
 * that comes after the dead one's tickets are looked through. So the log's counts tell the truth
 * about each ticket of the dead: its message was not put (the dead was about to: free); it lies
 * there (the message's, now); it was taken (by the dead, since every other taker would have written
 * its own ordinal before: free). Without a log it is the dead one's alone: free. Each change of a
 * ticket is one store; the end is written last when it is taken and cleared when it is freed.
 *
 * <p>All of it, and whatever decides whether an end is given up, is done under the one mutex. It is
 * opened with the engine's own repair, so that the repair of what users share can lock it; what the
 * dead was in the middle of is then done again for all ends.
 */
public final class InFlight {

  private static final int MOST = 1 << 15;
  private static final long TICKET = 32;

  private static final long USED = 4;
  private static final long TICKETS = 64;
  private static final long WHOSE = 8;
  private static final long LOG = 16;
  private static final long NUMBER = 24;

  private InFlight() {}

  /** The table; makes it if there is none. Its first word is the mutex. */
  static long table(Segment segment) {
    long root = Segment.root(Roots.IN_FLIGHT);
    long table = segment.getLongAcquire(root);
    if (table == 0) {
      long fresh = Objects.allocate(segment, TICKETS + MOST * TICKET);
      long other = segment.compareAndExchangeLong(root, 0, fresh);
      table = other == 0 ? fresh : other;
    }
    return table;
  }

  /** Whether anything may be on its way; who has seen a message committed sees its tickets. */
  public static boolean any(Segment segment) {
    long table = segment.getLongAcquire(Segment.root(Roots.IN_FLIGHT));
    return table != 0 && segment.getIntVolatile(table + USED) != 0;
  }

  /**
   * Takes tickets for handles that are about to leave; none for an end that is given up already.
   *
   * @return the tickets, to be passed to {@link #attach}, {@link #hand} or {@link #revoke}
   * @throws OutOfSharedMemoryException when there are too many; none is taken then
   */
  public static long[] issue(Segment segment, long[] ends) {
    long[] tickets = new long[ends.length];
    locked(
        segment,
        table -> {
          int count = 0;
          for (long end : ends) {
            if (!Holders.isGivenUp(segment, end)) {
              long ticket = free(segment, table);
              if (ticket == 0) {
                for (int i = 0; i < count; i++) {
                  free(segment, table, tickets[i]);
                }
                throw new OutOfSharedMemoryException(TICKET, segment.sizeBytes());
              }
              segment.setInt(ticket + WHOSE, segment.self());
              segment.setLong(ticket + LOG, 0);
              segment.setLongRelease(ticket, end);
              tickets[count++] = ticket;
            }
          }
        });
    return java.util.Arrays.stream(tickets).filter(ticket -> ticket != 0).toArray();
  }

  /**
   * Says in which message the handles are; to be called just before it is committed.
   *
   * @return false if nobody will ever take it, so that it must not be committed
   */
  public static boolean attach(Segment segment, long[] tickets, long log, long number) {
    boolean[] takeable = {false};
    locked(
        segment,
        table -> {
          takeable[0] = !new MessageLog(segment, log).isAbandoned();
          for (long ticket : takeable[0] ? tickets : new long[0]) {
            segment.setLong(ticket + NUMBER, number);
            segment.setLongRelease(ticket + LOG, log);
          }
        });
    return takeable[0];
  }

  /** Gives the handles to a process that has not begun to read them. */
  public static void hand(Segment segment, long[] tickets, int ordinal) {
    locked(
        segment,
        table -> {
          for (long ticket : tickets) {
            segment.setIntRelease(ticket + WHOSE, ordinal);
          }
        });
  }

  /** Gives tickets back whose handles did not leave after all. */
  public static void revoke(Segment segment, long[] tickets) {
    locked(
        segment,
        table -> {
          for (long ticket : tickets) {
            if (segment.getInt(ticket + WHOSE) == segment.self()) {
              release(segment, table, ticket);
            }
          }
        });
  }

  /**
   * Makes a message's handles this process's; to be called just before the taking is committed.
   *
   * @return whether it has any, so that {@link #settle} is to be called when they are read
   */
  public static boolean claim(Segment segment, long log, long number) {
    boolean[] claimed = {false};
    locked(
        segment,
        table -> {
          for (long ticket : tickets(segment, table)) {
            if (isOf(segment, ticket, log, number)) {
              segment.setIntRelease(ticket + WHOSE, segment.self());
              claimed[0] = true;
            }
          }
        });
    return claimed[0];
  }

  /** The handles were read, or can't be: this process has the ends now, or does not. */
  public static void settle(Segment segment, long log, long number) {
    locked(
        segment,
        table -> {
          for (long ticket : tickets(segment, table)) {
            if (segment.getInt(ticket + WHOSE) == segment.self()
                && isOf(segment, ticket, log, number)) {
              release(segment, table, ticket);
            }
          }
        });
  }

  /** The same for what this process was given at its start. */
  public static void settleStart(Segment segment) {
    settle(segment, 0, 0);
  }

  private static boolean isOf(Segment segment, long ticket, long log, long number) {
    return segment.getLong(ticket) != 0
        && segment.getLong(ticket + LOG) == log
        && (log == 0 || segment.getLong(ticket + NUMBER) == number);
  }

  /** Whether a handle of an end is on its way; with the mutex held. */
  static boolean carries(Segment segment, long end) {
    for (long ticket : tickets(segment, table(segment))) {
      if (segment.getLong(ticket) == end) {
        return true;
      }
    }
    return false;
  }

  /** Nobody will ever take from a log: gives back what lies there; with the mutex held. */
  static void abandon(Segment segment, long log) {
    long table = table(segment);
    long taken = new MessageLog(segment, log).takenCount();
    for (long ticket : tickets(segment, table)) {
      if (segment.getLong(ticket) != 0
          && segment.getLong(ticket + LOG) == log
          && segment.getLong(ticket + NUMBER) > taken) {
        release(segment, table, ticket);
      }
    }
  }

  /** Looks through the tickets of the dead; with the mutex held, before any log is repaired. */
  static void repair(Segment segment, int deadOrdinal) {
    long table = table(segment);
    for (long ticket : tickets(segment, table)) {
      if (segment.getLong(ticket) != 0 && segment.getInt(ticket + WHOSE) == deadOrdinal) {
        long log = segment.getLong(ticket + LOG);
        long number = segment.getLong(ticket + NUMBER);
        if (log != 0 && isIn(new MessageLog(segment, log), number)) {
          segment.setIntRelease(ticket + WHOSE, 0);
        } else {
          free(segment, table, ticket);
        }
      }
    }
  }

  private static boolean isIn(MessageLog log, long number) {
    return number > log.takenCount() && number <= log.putCount();
  }

  private static void release(Segment segment, long table, long ticket) {
    long end = segment.getLong(ticket);
    free(segment, table, ticket);
    if (end != 0) {
      Holders.settle(segment, end);
    }
  }

  private static void free(Segment segment, long table, long ticket) {
    segment.setLongRelease(ticket, 0);
    int used = segment.getInt(table + USED);
    while (used > 0 && segment.getLong(table + TICKETS + (used - 1) * TICKET) == 0) {
      used--;
    }
    segment.setIntVolatile(table + USED, used);
  }

  /** A free ticket, or 0; it counts as used before it is. */
  private static long free(Segment segment, long table) {
    for (int i = 0; i < MOST; i++) {
      long ticket = table + TICKETS + i * TICKET;
      if (segment.getLong(ticket) == 0) {
        segment.setIntVolatile(table + USED, Math.max(segment.getInt(table + USED), i + 1));
        return ticket;
      }
    }
    return 0;
  }

  private static long[] tickets(Segment segment, long table) {
    long[] tickets = new long[segment.getInt(table + USED)];
    for (int i = 0; i < tickets.length; i++) {
      tickets[i] = table + TICKETS + i * TICKET;
    }
    return tickets;
  }

  /** Does something with the table's mutex held. */
  static void locked(Segment segment, Objects.Visitor work) {
    long table = table(segment);
    StackRoom.ensure();
    Mutex.lock(segment, table);
    try {
      work.visit(table);
    } finally {
      Mutex.unlock(segment, table);
    }
  }
}
