package proclings.multiprocessing;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The Linux calls that a fork needs. All are linked together, before the first fork: a child must
 * be able to look after itself at once.
 */
final class ForkCalls {

  private static final int PR_SET_PDEATHSIG = 1;
  private static final int PR_GET_DUMPABLE = 3;
  private static final int P_ALL = 0;
  private static final int WNOHANG = 1;
  private static final int WEXITED = 4;
  private static final int WNOWAIT = 0x01000000;
  private static final long SIGINFO_BYTES = 128;
  private static final long SIGINFO_PID = 16;

  private static final MethodHandle FORK = Posix.link("fork", FunctionDescriptor.of(JAVA_INT));
  private static final MethodHandle GETPID = Posix.link("getpid", FunctionDescriptor.of(JAVA_INT));
  private static final MethodHandle GETPPID =
      Posix.link("getppid", FunctionDescriptor.of(JAVA_INT));
  private static final MethodHandle EXIT = Posix.link("_exit", FunctionDescriptor.ofVoid(JAVA_INT));
  private static final MethodHandle PRCTL =
      Posix.link("prctl", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final MethodHandle WAITPID =
      Posix.link("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
  private static final MethodHandle WAITID =
      Posix.link(
          "waitid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));

  private ForkCalls() {}

  /** Copies this process: 0 in the copy, its PID in the original, −1 when the system refuses. */
  static int fork() {
    try {
      return (int) FORK.invokeExact();
    } catch (Throwable e) {
      throw Posix.unexpected(e);
    }
  }

  /** As the system knows it: the JDK remembers its own, which in a copy is the original's. */
  static int getpid() {
    try {
      return (int) GETPID.invokeExact();
    } catch (Throwable e) {
      throw Posix.unexpected(e);
    }
  }

  static int getppid() {
    try {
      return (int) GETPPID.invokeExact();
    } catch (Throwable e) {
      throw Posix.unexpected(e);
    }
  }

  /** Asks for SIGKILL at the parent's death; a fork does not inherit that wish. */
  static void dieWithParent() {
    prctl(PR_SET_PDEATHSIG, Posix.SIGKILL);
  }

  /**
   * Makes, in the parent, the calls that a child makes first, to no effect: a call's first time is
   * work for the JVM, which may need what nobody gives back in the child.
   */
  static void rehearse() {
    prctl(PR_GET_DUMPABLE, 0);
    int unused = getpid() + getppid();
  }

  private static void prctl(int option, long argument) {
    try {
      int unused = (int) PRCTL.invokeExact(option, argument);
    } catch (Throwable e) {
      throw Posix.unexpected(e);
    }
  }

  /** Ends the process without the JVM's knowledge, which would wait for threads that it lacks. */
  static void exit(int code) {
    try {
      EXIT.invokeExact(code);
    } catch (Throwable e) {
      throw Posix.unexpected(e);
    }
  }

  /** Room for what the two calls below write; one a thread, for ever. */
  static MemorySegment room() {
    return Arena.global().allocate(SIGINFO_BYTES, 8);
  }

  /**
   * Finds a child that has ended, and leaves it to be reaped.
   *
   * @param wait whether to wait until there is one
   * @return its PID; 0 without children, or without one that has ended
   */
  static int anyEnd(MemorySegment room, boolean wait) {
    room.set(JAVA_INT, SIGINFO_PID, 0);
    int options = WEXITED | WNOWAIT | (wait ? 0 : WNOHANG);
    try {
      int failed = (int) WAITID.invokeExact(P_ALL, 0, room.address(), options);
      return failed == 0 ? room.get(JAVA_INT, SIGINFO_PID) : 0;
    } catch (Throwable e) {
      throw Posix.unexpected(e);
    }
  }

  /** Reaps a child that has ended: its exit code, or minus the signal that ended it. */
  static int reap(int pid, MemorySegment room) {
    try {
      while ((int) WAITPID.invokeExact(pid, room.address(), 0) != pid) {
        // A signal came between.
      }
      int status = room.get(JAVA_INT, 0);
      return (status & 0x7f) == 0 ? status >> 8 & 0xff : -(status & 0x7f);
    } catch (Throwable e) {
      throw Posix.unexpected(e);
    }
  }
}
