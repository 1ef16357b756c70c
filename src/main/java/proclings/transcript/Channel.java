package proclings.transcript;

import proclings.event.Action;
import proclings.event.Event;

/**
 * A way that messages go. What is put is got, what is sent is received: a pool has one of each, for
 * its tasks and for their results.
 */
record Channel(String object, boolean sent) {

  static Channel of(Event.Operation did) {
    return of(did.what(), did.object());
  }

  static Channel of(Action what, String object) {
    return new Channel(object, what == Action.SEND || what == Action.RECV);
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
    return sent && isPool();
  }
}
