package proclings.multiprocessing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import proclings.shm.MessageLog;
import proclings.shm.Parking;

/**
 * What Python's {@code os} has about processes that are copied, with the real calls of Linux behind
 * it: a laboratory, to learn what a fork is.
 *
 * <p>A fork is safe only in a JVM that was started for it: see {@link ForkLaboratory}. In such a
 * one a child may do what any program does with one thread, shared objects of this package
 * included. It may fork, too. It can't start a {@link Process} or a {@link Pool}, since the threads
 * that would look after them were not copied, and it ends with {@link #_exit}.
 */
public final class Os {

  private Os() {}

  /**
   * Copies this process: its memory, and the thread that calls this. Both go on from here.
   *
   * @return 0 in the child, the child's PID in the parent
   * @throws ForkUnavailableException on other systems than Linux, in a JVM that is no {@link
   *     ForkLaboratory}, or in another thread than the main one
   * @throws java.io.UncheckedIOException when the system refuses; nothing has happened then
   */
  public static long fork() {
    if (!ForkLaboratory.isPossible()) {
      throw new ForkUnavailableException(
          "fork() needs Linux, and this is " + System.getProperty("os.name", "something else"));
    }
    if (!ForkLaboratory.isHere()) {
      throw new ForkUnavailableException(
          "fork() copies one thread of a process, and this JVM needs all of its own: "
              + (Session.current().gate().observed()
                  ? "run the cell with :fork, in a JVM that can be copied"
                  : "start the JVM with " + String.join(" ", ForkLaboratory.SAFE_FLAGS.flags())));
    }
    if (!Thread.currentThread().getName().equals("main")) {
      throw new ForkUnavailableException(
          "fork() is for the main thread: the system kills a child with the thread that forked it,"
              + " and this is the thread "
              + Thread.currentThread().getName());
    }
    return Forks.current().fork();
  }

  /** The PID of this process, in a forked child its own, which {@code ProcessHandle} misses. */
  public static long getpid() {
    return Session.current().pid();
  }

  /** The PID of the process that started this one. */
  public static long getppid() {
    Process parent = Session.current().parent();
    return parent != null
        ? parent.pid()
        : ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
  }

  /**
   * Waits until a forked child has ended; each can be waited for once.
   *
   * @return as Python's {@code waitstatus_to_exitcode} has it: the child's exit code, or minus the
   *     number of the signal that ended it
   * @throws NoChildProcessException when there is no such child, or it was waited for before
   * @throws proclings.shm.WaitInterruptedException when the thread is interrupted
   */
  public static int waitpid(long pid) {
    return java.util.Objects.requireNonNull(Forks.current().await(pid, Parking.NEVER));
  }

  /** As {@link #waitpid(long)}, but at most so long: null if the child has not ended by then. */
  public static @Nullable Integer waitpid(long pid, Duration timeout) {
    long deadline = Deadline.after(timeout);
    return Forks.current().await(pid, deadline == MessageLog.NOW ? System.nanoTime() : deadline);
  }

  /**
   * Sends a signal to a forked child.
   *
   * @param signal its number, such as 9 for SIGKILL
   * @throws NoChildProcessException when there is no such child, or it was waited for before
   */
  public static void kill(long pid, int signal) {
    Forks.current().child(pid).signal(signal);
  }

  /**
   * Ends this process at once, without any {@code finally} or shutdown hook. A forked child ends
   * with this: {@code System.exit} and a return from {@code main} ask something of threads that the
   * child does not have. The former is an error; after the latter the child may hang, until its
   * parent ends. Unlike in Python, what was printed without an end of line is not lost, and
   * children that were forked here are waited for, because none outlives its parent.
   *
   * @param code its low 8 bits are the exit code
   */
  @SuppressWarnings("MemberName") // So it is called, everywhere.
  public static void _exit(int code) {
    Forks.exit(code);
  }
}
