package proclings.multiprocessing;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import proclings.shm.SystemCall;

/** The system calls about processes that the JDK has no method for, each linked when first used. */
final class Posix {

  static final int SIGINT = 2;
  static final int SIGKILL = 9;
  static final int SIGTERM = 15;

  private static final String OS = System.getProperty("os.name", "");
  private static final boolean WINDOWS = OS.startsWith("Windows");
  private static final int PR_SET_PDEATHSIG = 1;

  private Posix() {}

  /** Links a function of C. */
  static MethodHandle link(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(() -> new LinkageError(name)), type);
  }

  /** What a linked function can't throw. */
  static RuntimeException unexpected(Throwable e) {
    return e instanceof RuntimeException r ? r : new IllegalStateException(e);
  }

  /**
   * Asks for SIGKILL at the parent's death. It comes when the <em>thread</em> ends that started
   * this process; it does not come any more if the parent is dead already, so look at it
   * afterwards.
   *
   * @return whether the system knows of such a thing
   */
  static boolean dieWithParent() {
    return SystemCall.AVAILABLE && SystemCall.PRCTL.with(PR_SET_PDEATHSIG, SIGKILL) == 0;
  }

  /** Leaves the terminal and the process group of the parent for a session and group of its own. */
  static void newSession() {
    if (WINDOWS) {
      return;
    }
    if (SystemCall.AVAILABLE) {
      long unused = SystemCall.SETSID.with(0);
      return;
    }
    try {
      int ignored = (int) link("setsid", FunctionDescriptor.of(JAVA_INT)).invokeExact();
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Sends a signal to every process of a group; says whether there was one. */
  static boolean signalGroup(long group, int signal) {
    return !WINDOWS && kill((int) -group, signal);
  }

  /** Sends a signal to a process; says whether there was one. */
  static boolean signal(long pid, int signal) {
    return !WINDOWS && kill((int) pid, signal);
  }

  private static boolean kill(int whom, int signal) {
    if (SystemCall.AVAILABLE) {
      return SystemCall.KILL.with(whom, signal) == 0;
    }
    try {
      return (int)
              link("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT))
                  .invokeExact(whom, signal)
          == 0;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }
}
