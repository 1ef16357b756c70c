package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;

/** One message of a pool's to a worker, and who wants to know what became of it. */
final class PoolTask {

  /** Is told once how a task ended. */
  @FunctionalInterface
  interface Outcome {

    /** Takes the value, or the error if that is not null. */
    void ended(@Nullable Object value, @Nullable RuntimeException error);
  }

  private final byte[] message;
  private final boolean slow;
  private final Outcome outcome;

  /** Where the worker that begins it leaves its number; −1 while it was not handed out. */
  int cell = -1;

  /** Its number in the log of tasks, from 1. */
  long number;

  /**
   * A task.
   *
   * @param slow whether hearing of its end may take long, since that is the user's code
   */
  PoolTask(byte[] message, boolean slow, Outcome outcome) {
    this.message = message;
    this.slow = slow;
    this.outcome = outcome;
  }

  byte[] message() {
    return message;
  }

  boolean slow() {
    return slow;
  }

  void ended(@Nullable Object value, @Nullable RuntimeException error) {
    outcome.ended(value, error);
  }
}
