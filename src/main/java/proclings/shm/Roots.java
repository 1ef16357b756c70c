package proclings.shm;

/** Which root word of a segment is whose: see {@link Segment#root}. */
public final class Roots {

  /** The {@link BlockHeap}. */
  public static final int HEAP = 0;

  /** The table of processes. */
  public static final int PROCESSES = 1;

  /** The {@link MessageLog} of events; 0 where nobody observes. */
  public static final int EVENTS = 2;

  /** The newest class that was shared. */
  public static final int CLASSES = 3;

  /** The words of {@link Watches}; 0 where nobody ever watched. */
  public static final int WATCHES = 4;

  /** The handles that are {@link InFlight}; 0 where there never was a pipe. */
  public static final int IN_FLIGHT = 5;

  /** Where the engine's log goes; 0 where nobody asked for it. */
  public static final int LOGGING = 6;

  /** What may be read of messages; 0 where the program said nothing. */
  public static final int READ_FILTER = 7;

  /** The table of {@link NamedBlocks}; 0 where there never was one. */
  public static final int NAMED_BLOCKS = 8;

  /** The session's secret; 0 where nobody needed it. */
  public static final int SECRET = 9;

  /** The numbers of what managers keep; 0 where there never was a manager. */
  public static final int MANAGED = 10;

  private Roots() {}
}
