package proclings.shm;

/** The segment has no room for what was to be put there. Nothing was changed. */
public final class OutOfSharedMemoryException extends RuntimeException {

  private static final long serialVersionUID = 1;

  OutOfSharedMemoryException(long wantedBytes, long segmentBytes) {
    super(
        "the session's shared memory of %d MiB has no room for another %d bytes: take something out of the queues, or put less in"
            .formatted(segmentBytes >> 20, wantedBytes));
  }
}
