package proclings.multiprocessing;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;

/**
 * Standard output, or error, of a process in an observed session: cut into lines, each of which
 * passes the gate. What has no end of line yet waits for it, or for a flush at the process's or the
 * cell's end.
 */
final class Output extends OutputStream {

  /** A line longer than this is passed on in pieces. */
  private static final int LONGEST_BYTES = 1 << 20;

  private static @Nullable PrintStream out;
  private static @Nullable PrintStream err;

  private final Gate gate;
  private final Event.Stream stream;
  private byte[] line = new byte[256];
  private int length;

  Output(Gate gate, Event.Stream stream) {
    this.gate = gate;
    this.stream = stream;
  }

  /** Puts the gate behind System.out and System.err. */
  static void capture(Gate gate) {
    out = new Captured(new Output(gate, Event.Stream.OUT));
    err = new Captured(new Output(gate, Event.Stream.ERR));
    restore();
  }

  /** Takes the streams back from a program that has put others, or nothing, in their place. */
  static void restore() {
    if (out != null && System.out != out) {
      System.setOut(out);
    }
    if (err != null && System.err != err) {
      System.setErr(err);
    }
  }

  /** Passes on what has no end of line yet, of both streams, if they are still ours. */
  static void finishLines() {
    finish(System.out);
    finish(System.err);
  }

  /**
   * Puts streams that can be held in the place of Java's first ones, whose lock is their own: only
   * a subclass's is its monitor.
   */
  static void makeHoldable() {
    if (System.out.getClass() == PrintStream.class) {
      System.setOut(new Holdable(FileDescriptor.out));
    }
    if (System.err.getClass() == PrintStream.class) {
      System.setErr(new Holdable(FileDescriptor.err));
    }
  }

  private static final class Holdable extends PrintStream {
    Holdable(FileDescriptor descriptor) {
      super(new FileOutputStream(descriptor), true);
    }
  }

  /**
   * Runs what copies this process while nobody writes. The copy begins with an empty line: what has
   * no end yet is the original's to print.
   */
  static long still(LongSupplier fork) {
    return still(System.out, () -> still(System.err, fork));
  }

  private static long still(PrintStream stream, LongSupplier fork) {
    stream.flush();
    synchronized (stream) {
      if (!(stream instanceof Captured captured)) {
        return fork.getAsLong();
      }
      synchronized (captured.output) {
        long pid = fork.getAsLong();
        if (pid == 0) {
          captured.output.length = 0;
        }
        return pid;
      }
    }
  }

  private static void finish(@Nullable PrintStream stream) {
    if (stream == null) {
      return;
    }
    stream.flush();
    if (stream instanceof Captured captured) {
      captured.output.finishLine();
    }
  }

  /** A PrintStream that remembers what is behind it. */
  private static final class Captured extends PrintStream {

    private final Output output;

    Captured(Output output) {
      super(output, false, StandardCharsets.UTF_8);
      this.output = output;
    }

    /** What one cell closes the next one still needs. */
    @Override
    public void close() {
      flush();
    }

    /** In one piece, so that lines of two threads don't mix; PrintStream writes a line in two. */
    @Override
    public void println(String text) {
      byte[] bytes = (text + '\n').getBytes(StandardCharsets.UTF_8);
      super.write(bytes, 0, bytes.length);
    }

    @Override
    public void println(Object value) {
      println(String.valueOf(value));
    }
  }

  @Override
  public synchronized void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    int begin = from;
    for (int i = from; i < from + count; i++) {
      if (bytes[i] == '\n') {
        add(bytes, begin, i - begin);
        pass();
        begin = i + 1;
      }
    }
    add(bytes, begin, from + count - begin);
    if (length > LONGEST_BYTES) {
      pass();
    }
  }

  private synchronized void finishLine() {
    if (length > 0) {
      pass();
    }
  }

  private void add(byte[] bytes, int from, int count) {
    if (length + count > line.length) {
      line = java.util.Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
    }
    System.arraycopy(bytes, from, line, length, count);
    length += count;
  }

  private void pass() {
    int count = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    length = 0;
    gate.printed(gate.self(), stream, line, 0, count);
    if (line.length > LONGEST_BYTES) {
      line = new byte[256];
    }
  }
}
