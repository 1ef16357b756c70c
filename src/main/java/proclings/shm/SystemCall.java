package proclings.shm;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/**
 * Linux's system calls that shared memory and processes need.
 *
 * <p>All go through one function that is linked once, {@code syscall}, because linking one takes
 * some 15 ms of a fresh JVM's start: the JDK builds classes for its type at run time. Numbers are
 * those of the kernel's tables: one for amd64, one that the newer machines have in common.
 */
public enum SystemCall {
  /** Waits on a word, or wakes those who do. */
  FUTEX(202, 98),
  /** Changes something about the calling process. */
  PRCTL(157, 167),
  /** Begins a session and a process group. */
  SETSID(112, 157),
  /** Sends a signal. */
  KILL(62, 129),
  /** Says what pages are good for. */
  MADVISE(28, 233),
  /** Makes a file without a name. */
  MEMFD_CREATE(319, 279),
  /** Closes a file descriptor. */
  CLOSE(3, 57);

  private static final String MACHINE = System.getProperty("os.arch", "");
  private static final boolean AMD64 = MACHINE.equals("amd64") || MACHINE.equals("x86_64");
  private static final boolean NEWER = MACHINE.equals("aarch64") || MACHINE.equals("riscv64");

  /** Whether they can be made here: Linux on a machine whose call numbers are known. */
  public static final boolean AVAILABLE =
      System.getProperty("os.name", "").equals("Linux") && (AMD64 || NEWER);

  private final long amd64;
  private final long newer;

  SystemCall(long amd64, long newer) {
    this.amd64 = amd64;
    this.newer = newer;
  }

  private static final class Linked {
    static final MethodHandle SYSCALL =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker()
                    .defaultLookup()
                    .find("syscall")
                    .orElseThrow(() -> new LinkageError("syscall")),
                FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                    JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
  }

  /** Makes the call; −1 when it failed. */
  public long with(long a) {
    return with(a, 0, 0, 0, 0, 0);
  }

  /** As {@link #with(long)}. */
  public long with(long a, long b) {
    return with(a, b, 0, 0, 0, 0);
  }

  /** As {@link #with(long)}. */
  public long with(long a, long b, long c) {
    return with(a, b, c, 0, 0, 0);
  }

  /** As {@link #with(long)}. */
  public long with(long a, long b, long c, long d, long e, long f) {
    try {
      return (long) Linked.SYSCALL.invokeExact(AMD64 ? amd64 : newer, a, b, c, d, e, f);
    } catch (RuntimeException | Error unexpected) {
      throw unexpected;
    } catch (Throwable unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
