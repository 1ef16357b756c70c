package proclings.multiprocessing;

import org.jspecify.annotations.Nullable;

/** What a process is called and shown as; the same as in Python. */
final class ProcessText {

  private ProcessText() {}

  /** The name of its class; a class without one is called as the one that it extends. */
  static String kind(Class<?> type) {
    Class<?> named = type;
    while (named.isAnonymousClass()) {
      named = named.getSuperclass();
    }
    return named.getSimpleName();
  }

  /**
   * A process as it stands.
   *
   * @param pid 0 before it is started
   * @param jvm null in any process but its parent, and before it is started
   */
  static String of(Process process, long pid, long parentPid, boolean closed, @Nullable Jvm jvm) {
    String status =
        closed
            ? "closed"
            : jvm == null
                ? pid == 0 ? "initial" : "started"
                : jvm.isGone() ? "stopped exitcode=" + jvm.exitCode() : "started";
    return "<%s name='%s'%s parent=%d %s%s>"
        .formatted(
            kind(process.getClass()),
            process.name(),
            pid == 0 ? "" : " pid=" + pid,
            parentPid,
            status,
            process.daemon() ? " daemon" : "");
  }
}
