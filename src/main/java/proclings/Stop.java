package proclings;

/** Ends the program with a message for people, which says what to do next, and an exit code. */
final class Stop extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  Stop(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
