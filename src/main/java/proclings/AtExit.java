package proclings;

/**
 * Closes what is open when the program is ended from outside: Ctrl-C, a closed terminal, SIGTERM,
 * an output that nobody reads.
 */
final class AtExit {

  private static volatile boolean ending;

  private AtExit() {}

  /** Closes it when the program ends in whatever way, so closing it twice must be harmless. */
  static void close(AutoCloseable open) {
    Thread closing = new Thread(() -> closeNow(open), "closing at exit");
    try {
      Runtime.getRuntime().addShutdownHook(closing);
    } catch (IllegalStateException e) {
      // The end came while it was opened.
      closeNow(open);
    }
  }

  /**
   * Whether the program is being ended. What fails from now on does so because of that, and needs
   * no message.
   */
  static boolean ending() {
    return ending;
  }

  private static void closeNow(AutoCloseable open) {
    ending = true;
    try {
      open.close();
    } catch (Exception e) {
      // Nobody is left to be told, and the operating system frees what remains.
    }
  }
}
