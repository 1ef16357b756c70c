package proclings.kernel;

/**
 * The word that asks a cell to stop. Notebook classes look at it at the beginning of each method
 * and before each jump backwards ({@link StopChecks} puts that there), so no loop of the learner's
 * can run past it. Public only because those classes live in another package.
 */
public final class Stop {

  /**
   * Volatile so that the compiler can't read it once before a loop; on the usual machines the read
   * costs what an ordinary one does.
   */
  private static volatile boolean asked;

  private Stop() {}

  /**
   * Returns while nobody wants the cell to stop.
   *
   * @throws CellStopped from the moment that somebody does until the cell is over
   */
  public static void check() {
    if (asked) {
      throw new CellStopped();
    }
  }

  static void ask() {
    asked = true;
  }

  static boolean isAsked() {
    return asked;
  }

  static void clear() {
    asked = false;
  }

  /** Unwinds a cell. An error and not an exception, so that fewer catch blocks swallow it. */
  static final class CellStopped extends Error {
    CellStopped() {
      super("the cell was stopped", null, false, false);
    }
  }
}
