package proclings.tutor;

import proclings.event.Actor;

/** Which exit codes need no explanation. */
final class ExitCodes {

  private ExitCodes() {}

  /** Whether a process ended as its kind does: a pool terminates its workers when it is left. */
  static boolean ordinary(Actor actor, int code) {
    return code == 0 || (code == -15 && actor.name().startsWith("PoolWorker-"));
  }
}
