package proclings.event;

/**
 * What a process did to an object that it shares with others.
 *
 * <p>An action that <em>gives</em> (put, release, send, notify, clear, arrive, reset, abort, write)
 * is numbered before another process can see its effect, one that <em>takes</em> (get, acquire,
 * recv, wait, read) after it took effect, so a gift always stands before its taking.
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
  ABORT
}
