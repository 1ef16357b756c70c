package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;

/**
 * The server process of a {@link Manager} has ended, so its objects are gone: it was shut down, or
 * killed. A call that was under way may have been executed or not.
 */
public final class ManagerEndedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  ManagerEndedException(String server, long pid, @Nullable Throwable cause) {
    super(
        "%s (PID %d) has ended, and the objects that it kept are gone".formatted(server, pid),
        cause);
  }
}
