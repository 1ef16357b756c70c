package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;

/**
 * A task failed in another process.
 *
 * <p>The cause is what was thrown there, with the trace that it had there, where it could be
 * brought over. {@link #remoteTrace()} has that trace as text in any case.
 */
public class RemoteException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String remoteTrace;

  RemoteException(String message, String remoteTrace, @Nullable Throwable cause) {
    super(message, cause);
    this.remoteTrace = remoteTrace;
  }

  /** The trace as the other process would have printed it; empty if there is none. */
  public String remoteTrace() {
    return remoteTrace;
  }
}
