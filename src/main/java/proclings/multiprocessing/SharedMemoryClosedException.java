package proclings.multiprocessing;

/** Shared memory was asked for by a handle that is closed. */
public final class SharedMemoryClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  SharedMemoryClosedException(String name) {
    super(name + " is closed here: attach it again by its name to use it");
  }
}
