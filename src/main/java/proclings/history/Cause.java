package proclings.history;

import proclings.event.Event;

/**
 * One step of happened-before: {@code after} could not have been without {@code before}.
 *
 * @see <a href="https://doi.org/10.1145/359545.359563">Lamport, Time, Clocks, and the Ordering of
 *     Events in a Distributed System (1978)</a>
 */
public record Cause(Kind kind, Event before, Event after) {

  /** What ties the two together. */
  public enum Kind {
    /** The same process did both, in this order. */
    PROGRAM,
    /** A process does nothing before it is started. */
    START,
    /** A message is put before it is taken. */
    MESSAGE,
    /** A lock is released before the next one gets it. */
    LOCK,
    /** What lets a process go on happens before it goes on. */
    PASS,
    /** A value is written before it is read. */
    VALUE,
    /** Who has an end of a pipe closes it, or ends, before that is found to be closed. */
    CLOSING,
    /** A queue's tasks are done before a join on it returns. */
    TASKS,
    /** A signal is sent before it ends a process. */
    SIGNAL,
    /** A process exits before a join on it returns. */
    JOIN,
    /** A new main process comes after the end of the one before. */
    RESTART
  }
}
