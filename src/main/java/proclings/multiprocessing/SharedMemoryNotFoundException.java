package proclings.multiprocessing;

/** There is no shared memory of that name, or it is gone. Python's {@code FileNotFoundError}. */
public final class SharedMemoryNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SharedMemoryNotFoundException(String name) {
    super(
        "there is no shared memory called %s: it was not created, was unlinked, or has been given back"
            .formatted(name));
  }
}
