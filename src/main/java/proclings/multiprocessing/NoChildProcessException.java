package proclings.multiprocessing;

/** The process that is waited for or signalled is no forked child of this one, or not any more. */
public final class NoChildProcessException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  NoChildProcessException(long pid) {
    super(
        pid
            + " is the PID of no process that this one has forked and not yet waited for:"
            + " a forked child is waited for by its parent, once");
  }
}
