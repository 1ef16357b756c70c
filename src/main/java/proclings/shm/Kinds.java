package proclings.shm;

/** What the objects of a segment are: see {@link Objects}. */
public final class Kinds {

  /** A {@link MessageLog} of the engine's own. */
  public static final int LOG = 1;

  /** A {@link MessageLog} that is a user's queue. */
  public static final int QUEUE = 2;

  /** An {@link OwnedLock} that only knows held and open. */
  public static final int LOCK = 3;

  /** An {@link OwnedLock} that its holder may take again. */
  public static final int RLOCK = 4;

  /** An {@link OwnedLock}, and the number that it may guard. */
  public static final int VALUE = 5;

  /** A pool; its words mean nothing to the dead. */
  public static final int POOL = 6;

  /** {@link Permits}, as many as anybody gives. */
  public static final int SEMAPHORE = 7;

  /** {@link Permits}, never more than at first. */
  public static final int BOUNDED_SEMAPHORE = 8;

  /** A {@link Flag}. */
  public static final int EVENT = 9;

  /** {@link Notifications}; their lock stands elsewhere. */
  public static final int CONDITION = 10;

  /** A {@link Meeting}. */
  public static final int BARRIER = 11;

  /** A {@link PipeEnd}. */
  public static final int PIPE_END = 12;

  /** A {@link MessageLog} that is a user's queue, and its {@link UnfinishedTasks}. */
  public static final int JOINABLE_QUEUE = 13;

  /** A {@link MessageLog} that is a user's simple queue. */
  public static final int SIMPLE_QUEUE = 14;

  /** An {@link OwnedLock}, and the numbers that it may guard. */
  public static final int ARRAY = 15;

  /** An entry of {@link NamedBlocks}. */
  public static final int NAMED_BLOCK = 16;

  /** An {@link OwnedLock}, for the elements that stand in a block elsewhere. */
  public static final int SHAREABLE_LIST = 17;

  /** A {@link PipeEnd} of the engine's own, which has no events. */
  public static final int ENGINE_PIPE_END = 18;

  /** A {@link ReferenceCount}. */
  public static final int REFERENCE_COUNT = 19;

  private Kinds() {}

  /**
   * Makes whole what a dead process was at work on of the engine's own: the heap first, then its
   * logs. To be called when the process can't run any more, by one at a time; it waits for nobody,
   * and again does no harm.
   */
  public static void repairEngine(Segment segment, int deadOrdinal) {
    BlockHeap.repair(segment, deadOrdinal);
    Holders.repairEngine(segment, deadOrdinal);
    NamedBlocks.repairEngine(segment, deadOrdinal);
    Objects.walk(segment, LOG, log -> new MessageLog(segment, log).repair(deadOrdinal));
  }

  /**
   * The same for what users share, after {@link #repairEngine}. In between, the death can be told
   * in a log, so that it is known before anybody gets what the dead one held. It may wait for the
   * living, so first call {@link #repairEngine} for all the dead that are yours to repair.
   */
  public static void repairShared(Segment segment, int deadOrdinal) {
    Holders.repair(segment, deadOrdinal);
    NamedBlocks.repair(segment, deadOrdinal);
    for (int kind : new int[] {QUEUE, JOINABLE_QUEUE, SIMPLE_QUEUE}) {
      Objects.walk(segment, kind, log -> new MessageLog(segment, log).repair(deadOrdinal));
    }
    Objects.walk(segment, JOINABLE_QUEUE, q -> UnfinishedTasks.repair(segment, q, deadOrdinal));
    for (int kind : new int[] {LOCK, RLOCK, VALUE, ARRAY, SHAREABLE_LIST}) {
      Objects.walk(segment, kind, lock -> OwnedLock.repair(segment, lock, deadOrdinal));
    }
    for (int kind : new int[] {SEMAPHORE, BOUNDED_SEMAPHORE}) {
      Objects.walk(segment, kind, permits -> new Permits(segment, permits).repair(deadOrdinal));
    }
    Objects.walk(segment, CONDITION, c -> new Notifications(segment, c).repair(deadOrdinal));
    Objects.walk(segment, BARRIER, b -> new Meeting(segment, b).repair(deadOrdinal));
    Objects.walk(segment, EVENT, flag -> new Flag(segment, flag).repair(deadOrdinal));
    Watches.wakeAll(segment);
  }
}
