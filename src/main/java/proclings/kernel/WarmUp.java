package proclings.kernel;

/** Runs a cell that leaves nothing behind, before the learner's first one. */
final class WarmUp {

  /** What takes the compiler and the main process longest at the first time. */
  private static final String CELL =
      """
      int warm(int n) { return n * n; }
      var warmed = warm(2);
      Runnable warming = () -> warm(warmed);
      warming.run();
      warmed
      """;

  private WarmUp() {}

  static void run(Notebook book, MainProcesses mains) {
    Compiled compiled;
    synchronized (book) {
      if (book.isUsed()) {
        // The learner was faster; what is warmed now is theirs.
        return;
      }
      compiled = book.compile(0, CELL);
      book.clear();
    }
    mains.warm(compiled);
  }
}
