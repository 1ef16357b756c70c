package proclings.shm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The Linux calls that shared memory needs, each linked when it is first used. */
final class Linux {

  /** Whether these calls can be made here: Linux on a machine whose call numbers we know. */
  static final boolean AVAILABLE;

  private static final int FUTEX_CALL;
  private static final int MFD_CLOEXEC = 1;
  private static final int MADV_REMOVE = 9;
  private static final int FUTEX_WAKE = 1;
  private static final int FUTEX_WAIT_BITSET = 9;
  private static final int ANY_BIT = -1;

  static {
    String machine = System.getProperty("os.arch", "");
    FUTEX_CALL =
        switch (machine) {
          case "amd64", "x86_64" -> 202;
          case "aarch64", "riscv64" -> 98;
          default -> -1;
        };
    AVAILABLE = System.getProperty("os.name", "").equals("Linux") && FUTEX_CALL > 0;
  }

  private Linux() {}

  private static MethodHandle link(String name, FunctionDescriptor type, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(() -> new LinkageError(name)), type, options);
  }

  private static RuntimeException unexpected(Throwable e) {
    return e instanceof RuntimeException r ? r : new IllegalStateException(e);
  }

  /** Linked apart from the others: a child parks, but makes no segment. */
  private static final class Futex {
    private static final FunctionDescriptor TYPE =
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT);
    static final MethodHandle WAIT = link("syscall", TYPE, Linker.Option.firstVariadicArg(1));

    /** A wake never blocks, so it need not tell the JVM that it leaves it. */
    static final MethodHandle WAKE =
        link(
            "syscall",
            TYPE,
            Linker.Option.firstVariadicArg(1),
            Linker.Option.critical(/* allowHeapAccess= */ false));
  }

  /**
   * Sleeps while the word has the value.
   *
   * @param timespec the address of an absolute time of the monotonic clock, or 0 for no end
   */
  static void futexWait(long address, int expected, long timespec) {
    try {
      long ignored =
          (long)
              Futex.WAIT.invokeExact(
                  (long) FUTEX_CALL, address, FUTEX_WAIT_BITSET, expected, timespec, 0L, ANY_BIT);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void futexWake(long address, int count) {
    try {
      long ignored =
          (long) Futex.WAKE.invokeExact((long) FUTEX_CALL, address, FUTEX_WAKE, count, 0L, 0L, 0);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Makes a file without a name; gives its descriptor, or −1. */
  static int memfdCreate(String label) {
    MethodHandle call = link("memfd_create", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(label);
      return (int) call.invokeExact(name, MFD_CLOEXEC);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void close(int descriptor) {
    try {
      int ignored =
          (int) link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT)).invokeExact(descriptor);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static final class Madvise {
    static final MethodHandle CALL =
        link("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
  }

  /** Gives pages of shared memory back; they read as 0 from then on. */
  static void madviseRemove(long address, long count) {
    try {
      int ignored = (int) Madvise.CALL.invokeExact(address, count, MADV_REMOVE);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }
}
