package proclings.shm;

/** What the objects of a segment are: see {@link Objects}. */
public final class Kinds {

  /** A {@link MessageLog} of the engine's own. */
  public static final int LOG = 1;

  private Kinds() {}
}
