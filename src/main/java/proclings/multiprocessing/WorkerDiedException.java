package proclings.multiprocessing;

/**
 * A worker of a pool ended while it executed the task: it was killed, or the task called {@code
 * System.exit}. The pool has put another in its place; tasks that the worker had not begun were
 * given to others.
 */
public final class WorkerDiedException extends RemoteException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  WorkerDiedException(String worker, long pid, int exitCode) {
    this(worker, pid, exitCode, "while it executed this task");
  }

  WorkerDiedException(String worker, long pid, int exitCode, String when) {
    super("%s (PID %d) %s %s".formatted(worker, pid, ending(exitCode), when), "", null);
    this.exitCode = exitCode;
  }

  private static String ending(int exitCode) {
    return exitCode < 0 ? "was killed by signal " + -exitCode : "ended with exit code " + exitCode;
  }

  /** As {@link Process#exitCode()} tells it. */
  public int exitCode() {
    return exitCode;
  }
}
