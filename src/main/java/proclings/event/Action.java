package proclings.event;

/**
 * What a process did to an object that it shares with others.
 *
 * <p>An action that <em>gives</em> (put, release, send, notify, clear, arrive, reset, abort, write,
 * close, call) is numbered before another process can see its effect, one that <em>takes</em> (get,
 * acquire, recv, wait, read, eof, return) after it took effect, so a gift always stands before its
 * taking. An execute is both: it stands after the call and before what the call does.
 */
public enum Action {
  PUT,
  GET,
  ACQUIRE,
  RELEASE,
  WAIT,
  NOTIFY,
  READ,
  WRITE,
  SEND,
  RECV,
  CLEAR,
  ARRIVE,
  RESET,
  ABORT,
  /** The process has an end of a pipe no more. */
  CLOSE,
  /** The process is told that nobody has the other end of a pipe any more. */
  EOF,
  /** The process calls a method of an object that a manager keeps. */
  CALL,
  /** The manager's server has the call and begins to execute it. */
  EXECUTE,
  /** The call is over, and the process goes on. */
  RETURN,
  /**
   * The process waits for a child of that name to end; only ever waited for, since what ends the
   * wait is an {@link Event.Joined}.
   */
  JOIN
}
