package proclings.multiprocessing;

/** A lock that is held until this is closed. Closing again does nothing. */
public final class Held implements AutoCloseable {

  private final Runnable release;
  private boolean closed;

  Held(Runnable release) {
    this.release = release;
  }

  /**
   * Releases the lock.
   *
   * @throws LockNotHeldException when it was released otherwise, and nobody holds it
   */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release.run();
    }
  }
}
