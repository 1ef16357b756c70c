package proclings;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Standard output and standard error as this program writes them.
 *
 * <p>Java takes their encoding from the locale, and in the plain C locale of scripts and containers
 * that is ASCII, in which the lines of processes can't be written. There this is UTF-8.
 */
final class StandardStreams {

  private StandardStreams() {}

  /** Puts these streams in place of {@link System#out} and {@link System#err}. */
  static void install() {
    System.setOut(stream(FileDescriptor.out, charset()));
    System.setErr(stream(FileDescriptor.err, charset()));
  }

  /** The encoding of what is written. */
  static Charset charset() {
    String named = System.getProperty("stdout.encoding", System.getProperty("native.encoding"));
    Charset charset = Charset.forName(named == null ? "UTF-8" : named, StandardCharsets.UTF_8);
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }

  private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
    OutputStream out = new UntilClosed(new FileOutputStream(descriptor));
    return new PrintStream(new java.io.BufferedOutputStream(out, 8192), true, charset);
  }

  /**
   * Ends the program once nobody reads any more, as in {@code proclings lessons | head -1}; a
   * PrintStream would swallow the error and go on for nobody.
   */
  private static final class UntilClosed extends OutputStream {

    private final OutputStream out;
    private boolean closed;

    UntilClosed(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      if (closed) {
        return;
      }
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        closed = true;
        String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        int exitCode = reason.contains("pipe") ? ExitCode.OUTPUT_CLOSED : ExitCode.USAGE;
        // From a thread of its own: what runs at exit may want the lock of the stream that is
        // being written here.
        Thread.ofPlatform().name("output closed").start(() -> System.exit(exitCode));
      }
    }
  }
}
