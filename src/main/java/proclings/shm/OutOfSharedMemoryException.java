package proclings.shm;

/** The segment has no room for what was to be put there. Nothing was changed. */
public final class OutOfSharedMemoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** There is no room for another object, and never will be: objects stay. */
  OutOfSharedMemoryException() {
    super(
        "the session's shared memory has no room for another lock, queue, pipe, pool or the like:"
            + " they stay as long as the session, so make them once and use them again");
  }

  OutOfSharedMemoryException(long wantedBytes, long segmentBytes) {
    super(
        "the session's shared memory of %d MiB has no room for another %d bytes: take something out of the queues, or put less in"
            .formatted(segmentBytes >> 20, wantedBytes));
  }
}
