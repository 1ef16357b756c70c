package proclings.event;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a process did and another can observe.
 *
 * <p>Events of all processes of a session carry one sequence, taken where the thing is done and not
 * where it is read. Everything that is shown, recorded, judged or exported is made from these.
 */
public sealed interface Event {

  /** The place in the global order: 1 for a session's first event, then growing without gaps. */
  long seq();

  /** Nanoseconds since the session began, on the machine's one monotonic clock. */
  long nanos();

  /** The process that did it. */
  Actor by();

  /** Where a printed line came from. */
  enum Stream {
    OUT,
    ERR
  }

  /** How a cell ended. */
  enum Outcome {
    /** It ran to its end. */
    OK,
    /** It was not Java; nothing ran. */
    REJECTED,
    /** It threw. */
    THREW,
    /** The learner stopped it. */
    INTERRUPTED,
    /** The main process ended under it. */
    DIED
  }

  /** A process was started by {@code by}; numbered before the child can do anything. */
  record Started(long seq, long nanos, Actor by, Actor child, String method, boolean daemon)
      implements Event {}

  /**
   * The process {@code by} is gone; its parent saw it.
   *
   * @param exitCode 0, 1 on an exception, n on exit(n), minus the signal's number when killed by
   *     one
   */
  record Exited(long seq, long nanos, Actor by, int exitCode) implements Event {}

  /** {@code by} waited for {@code child}, which had exited. */
  record Joined(long seq, long nanos, Actor by, Actor child) implements Event {}

  /** {@code by} is about to send a signal to {@code target}. */
  record Signalled(long seq, long nanos, Actor by, Actor target, int signal) implements Event {}

  /** One line, without its end. */
  record Printed(long seq, long nanos, Actor by, Stream stream, String text) implements Event {}

  /**
   * {@code by} can't go on and begins to wait until it can do {@code what} to {@code object}; of a
   * join that is the child, by its name.
   */
  record Waiting(long seq, long nanos, Actor by, Action what, String object) implements Event {}

  /**
   * {@code by} did {@code what} to {@code object}.
   *
   * @param object {@code Queue-1}, {@code Lock-2}: the kind and its number in order of creation;
   *     for call, execute and return with the method, {@code list-1.add}
   * @param item for put and get the message's number in its queue, from 1; for acquire and release
   *     the depth that the lock is then held to, or the permit's number among those that were ever
   *     released to its semaphore, 0 for one that nobody released; for notify and wait the number
   *     of the notification, which the one gives and which ends the other, or how many of a queue's
   *     tasks are done; for arrive and wait the barrier's round; for read and write the value's
   *     version; for send and recv the message's number on its way, where the object is the end
   *     that it is sent from; for call, execute and return the call's number; else 0
   */
  record Operation(long seq, long nanos, Actor by, Action what, String object, long item)
      implements Event {}

  /** The main process begins a cell. */
  record CellBegan(long seq, long nanos, Actor by, int cell, String source) implements Event {}

  /**
   * A cell is over; everything that the main process printed in it stands before this.
   *
   * @param detail the value's text, the error's first line or the reason of death, where there is
   *     one
   */
  record CellEnded(
      long seq, long nanos, Actor by, int cell, Outcome outcome, @Nullable String detail)
      implements Event {}
}
