package proclings.multiprocessing;

/** A semaphore was released more often than it may be. Nothing was released. */
public final class TooManyReleasesException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  TooManyReleasesException(String semaphore, int permits, int value, int limit) {
    super(
        "%s can't be released by %d: its value is %d, and at most %d"
            .formatted(semaphore, permits, value, limit));
  }
}
