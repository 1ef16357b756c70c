package proclings.multiprocessing;

import java.time.Duration;

/** A result was not there in time. The task goes on. */
public final class ResultTimeoutException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ResultTimeoutException(Duration waited) {
    super("the result was not there after " + waited.toMillis() + " ms");
  }
}
