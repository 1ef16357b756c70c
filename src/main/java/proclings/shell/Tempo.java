package proclings.shell;

/**
 * How quickly processes go on before an audience: not at all, slowly, or as they do by themselves.
 */
final class Tempo {

  private static final int[] FACTORS = {1, 2, 5, 10, 20, 50, 100, 200};

  private final Session session;
  private int at;

  Tempo(Session session) {
    this.session = session;
  }

  /** How many times as long as by itself it takes what is between two operations. */
  int factor() {
    return FACTORS[at];
  }

  /** Stops everything where it stands, or lets it go on; says which. */
  String freeze() {
    if (session.isFrozen()) {
      int going = session.thaw();
      return going == 1 ? "1 process goes on." : going + " processes go on.";
    }
    int stopped = session.freeze();
    return switch (stopped) {
      case 0 -> "There is nothing to freeze.";
      case 1 -> "1 process is stopped by SIGSTOP. f lets it go on.";
      default -> stopped + " processes are stopped by SIGSTOP. f lets them go on.";
    };
  }

  /** Stretches the gaps between operations more; says how much. */
  String slower() {
    return to(at + 1);
  }

  /** The same, less. */
  String quicker() {
    return to(at - 1);
  }

  private String to(int next) {
    at = Math.clamp(next, 0, FACTORS.length - 1);
    session.kernel().slow(factor());
    return at == 0
        ? "Operations follow one another as they do by themselves."
        : "What is between two operations takes " + factor() + " times as long.";
  }
}
