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

  private Roots() {}
}
