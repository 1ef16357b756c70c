package proclings.multiprocessing;

/** There is shared memory of that name already. Python's {@code FileExistsError}. */
public final class SharedMemoryExistsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  SharedMemoryExistsException(String name) {
    super(
        "there is shared memory called %s already: attach it, unlink it first, or take another name"
            .formatted(name));
  }
}
