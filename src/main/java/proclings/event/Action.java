package proclings.event;

/**
 * What a process did to an object that it shares with others.
 *
 * <p>An action that <em>gives</em> (put, release, send, notify, clear, arrive, reset, abort, write,
 * close) is numbered before another process can see its effect, one that <em>takes</em> (get,
 * acquire, recv, wait, read, eof) after it took effect, so a gift always stands before its taking.
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
  EOF
}
