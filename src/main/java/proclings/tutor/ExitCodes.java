package proclings.tutor;

import proclings.event.Actor;

/** Which exit codes need no explanation. */
public final class ExitCodes {

  private ExitCodes() {}

  /**
   * Whether a process ended as its kind does. A pool ends its workers itself: it terminates those
   * that do not go by themselves, because they have work, or still boot on a busy machine.
   */
  public static boolean ordinary(Actor actor, int code) {
    return code == 0 || (code == -15 && actor.name().startsWith("PoolWorker-"));
  }
}
