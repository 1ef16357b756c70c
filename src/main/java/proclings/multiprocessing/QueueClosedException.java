package proclings.multiprocessing;

/** A queue was used after this process had closed it. */
public final class QueueClosedException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  QueueClosedException(String queue) {
    super(
        queue + " is closed: after close() a process neither puts into a queue nor takes from it");
  }
}
