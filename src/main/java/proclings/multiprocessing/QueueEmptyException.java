package proclings.multiprocessing;

/** A queue had nothing to take, at once or in time. */
public final class QueueEmptyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  QueueEmptyException(String queue) {
    super(queue + " is empty");
  }
}
