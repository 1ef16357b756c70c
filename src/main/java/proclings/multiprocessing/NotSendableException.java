package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;

/**
 * A value can't be sent to another process, because it or something in it is not {@link
 * java.io.Serializable}. Thrown where the value is handed over; nothing was sent. The message names
 * the way from the value to what is at fault.
 */
public final class NotSendableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  NotSendableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
