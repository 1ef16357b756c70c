package proclings.transcript;

import proclings.event.Action;
import proclings.event.Event;

/**
 * A way that messages go. What is put is got, what is sent is received: a pool has one of each, for
 * its tasks and for their results. What is called is executed.
 */
record Channel(String object, Way way) {

  /** By what a message comes into a channel. */
  enum Way {
    PUT,
    SEND,
    CALL
  }

  static Channel of(Event.Operation did) {
    return of(did.what(), did.object());
  }

  static Channel of(Action what, String object) {
    return switch (what) {
      case SEND, RECV, EOF -> new Channel(object, Way.SEND);
      case CALL, EXECUTE -> new Channel(object, Way.CALL);
      default -> new Channel(object, Way.PUT);
    };
  }

  /**
   * Whether who takes its messages takes those of others, too, in the order in which they come: a
   * pool's workers each task, a manager's server each call.
   */
  boolean isServed() {
    return isPool() || isCall();
  }

  boolean isCall() {
    return way == Way.CALL;
  }

  /** Whether it is a pool's: all of its workers are after each task, whoever gets it. */
  boolean isPool() {
    return object.startsWith("Pool-");
  }

  /**
   * Whether the messages come in at a thread of the engine's own, beside what the program does: the
   * results of a pool.
   */
  boolean isBeside() {
    return way == Way.SEND && isPool();
  }
}
