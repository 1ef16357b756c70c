package proclings.multiprocessing;

/** A queue had no room for another message, at once or in time. Nothing was put. */
public final class QueueFullException extends RuntimeException {

  private static final long serialVersionUID = 1;

  QueueFullException(String queue, long maxsize) {
    super(queue + " is full: it has all the " + maxsize + " messages that it may have");
  }
}
