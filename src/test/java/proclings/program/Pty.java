package proclings.program;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * A pseudo-terminal of Linux: we hold the keyboard and the screen, a program has the other side.
 */
final class Pty implements AutoCloseable {

  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final int O_CLOEXEC = 0x80000;
  private static final short POLLIN = 1;
  private static final int POLL_MILLIS = 50;
  private static final long TIOCSWINSZ = 0x5414;

  private static final MethodHandle OPEN =
      function("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle GRANT =
      function("grantpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle UNLOCK =
      function("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle NAME =
      function("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle IOCTL =
      function(
          "ioctl",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle READ =
      function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle POLL =
      function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle WRITE =
      function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final int master;
  private final File slave;
  private volatile boolean closed;

  private Pty(int master, File slave) {
    this.master = master;
    this.slave = slave;
  }

  static Pty open(int columns, int rows) {
    int master = (int) call(OPEN, O_RDWR | O_NOCTTY | O_CLOEXEC);
    call(GRANT, master);
    call(UNLOCK, master);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(128);
      call(NAME, master, name, name.byteSize());
      Pty pty = new Pty(master, new File(name.getString(0)));
      pty.resize(columns, rows);
      return pty;
    }
  }

  /** The program's side, as a device. */
  File slave() {
    return slave;
  }

  /** Changes the size; the kernel sends SIGWINCH to the program in the foreground. */
  void resize(int columns, int rows) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment size = arena.allocate(MemoryLayout.sequenceLayout(4, JAVA_SHORT));
      size.setAtIndex(JAVA_SHORT, 0, (short) rows);
      size.setAtIndex(JAVA_SHORT, 1, (short) columns);
      call(IOCTL, master, TIOCSWINSZ, size);
    }
  }

  /** What the program wrote next; waits for it. Empty once one of both sides is closed. */
  byte[] read() {
    try (Arena arena = Arena.ofConfined()) {
      // A side that is being read doesn't close, so what waits is no read.
      MemorySegment poll = arena.allocate(MemoryLayout.sequenceLayout(2, JAVA_INT));
      poll.setAtIndex(JAVA_INT, 0, master);
      poll.setAtIndex(JAVA_SHORT, 2, POLLIN);
      int ready = 0;
      while (ready == 0 && !closed) {
        ready = (int) call(POLL, poll, 1L, POLL_MILLIS);
      }
      if (closed) {
        return new byte[0];
      }
      MemorySegment buffer = arena.allocate(65_536);
      long count = (long) invoke(READ, master, buffer, buffer.byteSize());
      return buffer.asSlice(0, Math.max(0, count)).toArray(JAVA_BYTE);
    }
  }

  /** Types. */
  void write(byte[] bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocateFrom(JAVA_BYTE, bytes);
      long written = 0;
      while (written < bytes.length) {
        MemorySegment rest = buffer.asSlice(written);
        written += call(WRITE, master, rest, rest.byteSize());
      }
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      call(CLOSE, master);
    }
  }

  private static MethodHandle function(
      String name, FunctionDescriptor type, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type, options);
  }

  private static long call(MethodHandle function, Object... arguments) {
    long result = ((Number) invoke(function, arguments)).longValue();
    if (result < 0) {
      throw new IllegalStateException("the pseudo-terminal failed: " + function);
    }
    return result;
  }

  private static Object invoke(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
