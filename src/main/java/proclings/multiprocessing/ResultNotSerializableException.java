package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;

/**
 * A task ran to its end, but what it gave or threw can't be brought to another process: it could
 * not be serialised there, or not be read here. The message says what and why.
 */
public final class ResultNotSerializableException extends RemoteException {

  private static final long serialVersionUID = 1;

  ResultNotSerializableException(String message, String remoteTrace, @Nullable Throwable cause) {
    super(message, remoteTrace, cause);
  }
}
