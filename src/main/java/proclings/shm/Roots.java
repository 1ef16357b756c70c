package proclings.shm;

/** Which root word of a segment is whose: see {@link Segment#root}. */
public final class Roots {

  /** The {@link BlockHeap}. */
  public static final int HEAP = 0;

  private Roots() {}
}
