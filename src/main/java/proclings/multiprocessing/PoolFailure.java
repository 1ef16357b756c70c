package proclings.multiprocessing;

/** Reads what a worker wrote about a task that failed. */
final class PoolFailure {

  private PoolFailure() {}

  static RemoteException read(int status, String worker, Bytes message) {
    String said = message.getText();
    String trace = message.getText();
    Throwable itself = null;
    if (message.left() > 0) {
      try {
        itself =
            (Throwable)
                Serialization.read(
                    message.array(), message.length() - message.left(), message.left());
      } catch (Exception | LinkageError | StackOverflowError e) {
        itself = null;
      }
    }
    return switch (status) {
      case PoolMessage.UNSENDABLE ->
          new ResultNotSerializableException(
              "what a task gave can't be sent back by %s: %s".formatted(worker, said),
              trace,
              itself);
      case PoolMessage.NOT_READY ->
          new RemoteException(
              "the initializer failed in %s: %s%s".formatted(worker, said, shown(itself, trace)),
              trace,
              itself);
      default ->
          new RemoteException(
              "a task failed in %s: %s%s".formatted(worker, said, shown(itself, trace)),
              trace,
              itself);
    };
  }

  /** Where the exception itself could not be brought over, its text is all there is to show. */
  private static String shown(@org.jspecify.annotations.Nullable Throwable itself, String trace) {
    return itself == null ? "\n" + trace.stripTrailing() : "";
  }
}
