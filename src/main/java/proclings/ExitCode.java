package proclings;

/** What the program says to a script about how it went. Documented in the README. */
final class ExitCode {

  /** As expected. */
  static final int OK = 0;

  /** An expectation failed: a cell, a demo, an answer or a transcript. */
  static final int FAILED = 1;

  /** The command line is wrong, or something is missing on the machine. */
  static final int USAGE = 2;

  /** Stopped with Ctrl-C; Java's own exit code after SIGINT. */
  static final int INTERRUPTED = 130;

  /** Whoever read the output went away: 128 and SIGPIPE, as programs that don't ignore it. */
  static final int OUTPUT_CLOSED = 141;

  private ExitCode() {}
}
