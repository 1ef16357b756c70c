package proclings.program;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;

/** A program at a terminal, as a person has it: keys go in, and there is a screen to look at. */
final class Terminal implements AutoCloseable {

  static final String ENTER = "\r";
  static final String CTRL_C = "\003";
  static final String CTRL_D = "\004";
  static final String CTRL_Z = "\032";
  static final String TAB = "\t";
  static final String UP = "\033[A";

  /** What moves the cursor, colours, or talks to the terminal. */
  private static final Pattern ESCAPES =
      Pattern.compile("\033(\\[[0-9;?>=]*[ -/]*[@-~]|\\][^\007]*\007|[()][0-9A-B]|[=>78M])");

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Pty pty;
  private final Process process;
  private final ScreenTerminal screen;
  private final StringBuilder written = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final Thread reader;
  private int mark;
  private boolean ended;

  private Terminal(Pty pty, Process process, int columns, int rows) {
    this.pty = pty;
    this.process = process;
    this.screen = new ScreenTerminal(columns, rows);
    this.reader = Thread.ofPlatform().name("screen").start(this::read);
  }

  /** Starts a program with a terminal of its own. */
  static Terminal start(int columns, int rows, ProcessBuilder program) throws IOException {
    Pty pty = Pty.open(columns, rows);
    File device = pty.slave();
    // setsid --ctty makes the device the controlling terminal, so that Ctrl-C is a signal.
    program.command().addAll(0, List.of("setsid", "--ctty"));
    program.redirectInput(device).redirectOutput(device).redirectError(device);
    return new Terminal(pty, program.start(), columns, rows);
  }

  long pid() {
    return process.pid();
  }

  /** Types keys; what is waited for from now on must come after this. */
  Terminal type(String keys) {
    mark();
    pty.write(keys.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** What is waited for from now on must come after this. */
  synchronized void mark() {
    mark = text.length();
  }

  /** Takes the terminal away, as when its window is closed. */
  void hangUp() {
    pty.close();
  }

  /** Waits until the program wrote a text, in whatever colours, since the last key. */
  Terminal awaits(String text) {
    await("the text «" + text + "»", () -> this.text.indexOf(text, mark) >= 0, PATIENCE);
    return this;
  }

  /** Waits until the screen is as wanted. */
  Terminal awaitsScreen(String what, Predicate<String> wanted) {
    await(what, () -> wanted.test(screen()), PATIENCE);
    return this;
  }

  /** Waits until the program has stopped, as Ctrl-Z does. */
  void awaitsStopped() throws IOException, InterruptedException {
    Path status = Path.of("/proc", Long.toString(pid()), "stat");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.readString(status).matches("(?s).*\\) T .*")) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("the program did not stop; its screen:\n" + screen());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  void resize(int columns, int rows) {
    synchronized (this) {
      screen.setSize(columns, rows);
    }
    pty.resize(columns, rows);
  }

  /** The screen's rows, without the spaces at their ends. */
  String screen() {
    return screen.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
  }

  /** Everything that the program ever wrote, escape sequences included. */
  synchronized String written() {
    return written.toString();
  }

  /** Waits for the program's end and gives its exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the program did not end; its screen:\n" + screen());
    }
    return process.exitValue();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
    reader.join(PATIENCE);
    pty.close();
  }

  private interface Condition {
    boolean holds();
  }

  private synchronized void await(String what, Condition condition, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      while (!condition.holds()) {
        long left = deadline - System.nanoTime();
        if (left <= 0 || ended) {
          String why = ended ? "the program ended without " : "the program never showed ";
          throw new AssertionError(why + what + "; its screen:\n" + screen());
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }

  private void read() {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    ByteBuffer bytes = ByteBuffer.allocate(131_072);
    CharBuffer chars = CharBuffer.allocate(131_072);
    for (byte[] piece = pty.read(); piece.length > 0; piece = pty.read()) {
      decoder.decode(bytes.put(piece).flip(), chars, false);
      bytes.compact();
      String text = chars.flip().toString();
      chars.clear();
      String answer;
      synchronized (this) {
        written.append(text);
        // All of it anew, because a sequence may come in two pieces.
        this.text.setLength(0);
        this.text.append(ESCAPES.matcher(written).replaceAll(""));
        screen.write(text);
        answer = screen.read();
        notifyAll();
      }
      if (!answer.isEmpty()) {
        pty.write(answer.getBytes(StandardCharsets.UTF_8));
      }
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }
}
