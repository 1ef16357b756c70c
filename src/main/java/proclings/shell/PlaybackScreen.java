package proclings.shell;

import java.io.IOError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.Signals;
import proclings.render.Palette;
import proclings.transcript.Playback;

/**
 * Plays a transcript at a terminal, on its other screen, led by keys. The terminal is given back as
 * it was, however it ends.
 */
public final class PlaybackScreen {

  /** So often it is drawn while it plays, if anything is otherwise. */
  private static final long PERIOD_MS = 80;

  /** How long it may take until another size or a signal is noticed. */
  private static final long LOOK_MS = 150;

  private static final int LEAST_COLUMNS = 20;

  private final Terminal terminal;
  private final Attributes before;
  private final Playback playback;
  private final PlaybackView view;
  private final AtomicBoolean interrupted = new AtomicBoolean();

  private final AtomicBoolean stopping = new AtomicBoolean();

  /** Whether the program goes on after a stop, and its screen has to be made anew. */
  private boolean continued;

  /** Somebody ends the program, and also gives its exit code. */
  private final AtomicBoolean ending = new AtomicBoolean();

  /** Whether the screen is ours. */
  private boolean open;

  private List<String> drawn = List.of();

  private PlaybackScreen(Terminal terminal, Playback playback, PlaybackView view) {
    this.terminal = terminal;
    this.before = terminal.getAttributes();
    this.playback = playback;
    this.view = view;
  }

  /** How it was left. */
  public enum Left {
    BY_KEY,
    BY_INTERRUPT
  }

  /**
   * Shows it until it is left.
   *
   * @param playback of a tape with at least one event
   * @param title what is played
   * @throws IOException if there is no terminal that can move its cursor; nothing was shown then
   * @throws InterruptedException when the calling thread is interrupted
   */
  public static Left show(Playback playback, String title, Palette palette, Charset charset)
      throws IOException, InterruptedException {
    try (Terminal terminal = TerminalConsole.terminal(charset)) {
      PlaybackView view = new PlaybackView(playback, title, palette);
      return new PlaybackScreen(terminal, playback, view).run();
    }
  }

  private Left run() throws InterruptedException {
    terminal.handle(Terminal.Signal.INT, signal -> interrupted.set(true));
    terminal.handle(Terminal.Signal.WINCH, signal -> {});
    terminal.handle(Terminal.Signal.TSTP, signal -> stopping.set(true));
    terminal.handle(Terminal.Signal.CONT, signal -> continued());
    endOn("TERM", 143);
    endOn("HUP", 129);
    enter();
    try {
      follow();
    } catch (IOException | IOError e) {
      // The terminal is gone, and with it who watched.
    } finally {
      leave();
      while (ending.get()) {
        LockSupport.park();
      }
    }
    return interrupted.get() ? Left.BY_INTERRUPT : Left.BY_KEY;
  }

  private void endOn(String signal, int exitCode) {
    Signals.register(
        signal,
        () -> {
          ending.set(true);
          leave();
          System.exit(exitCode);
        });
  }

  private void follow() throws IOException, InterruptedException {
    NonBlockingReader reader = terminal.reader();
    while (!interrupted.get() && !ending.get()) {
      if (stopping.getAndSet(false)) {
        stop();
      }
      playback.advance();
      draw();
      int next = reader.peek(patience());
      while (next != NonBlockingReader.READ_EXPIRED && !interrupted.get()) {
        // At the end of input there is something to be read, too: the end.
        if (view.press(Stroke.read(reader))) {
          return;
        }
        next = reader.peek(1);
      }
    }
  }

  private long patience() {
    return playback
        .quiet()
        .map(Duration::toMillis)
        .map(millis -> Math.clamp(millis + 1, 10, PERIOD_MS))
        .orElse(LOOK_MS);
  }

  private synchronized void enter() {
    terminal.enterRawMode();
    terminal.puts(Capability.enter_ca_mode);
    terminal.puts(Capability.cursor_invisible);
    terminal.puts(Capability.clear_screen);
    terminal.flush();
    drawn = List.of();
    open = true;
  }

  private synchronized void leave() {
    if (open) {
      open = false;
      terminal.puts(Capability.cursor_normal);
      if (!terminal.puts(Capability.exit_ca_mode)) {
        // This terminal has no other screen, as Linux's console: what is on it goes.
        terminal.puts(Capability.clear_screen);
      }
      terminal.flush();
      terminal.setAttributes(before);
    }
  }

  /**
   * Gives the screen back to the shell that started us, and stops as Ctrl-Z would have. That is
   * done here and not where the signal comes, as whoever reads keys while the terminal is in the
   * shell's mode goes on waiting for a whole line when it is in ours again.
   */
  private synchronized void stop() throws InterruptedException {
    continued = false;
    leave();
    boolean stops = TerminalConsole.stopOurselves();
    while (stops && !continued) {
      wait();
    }
    enter();
  }

  private synchronized void continued() {
    continued = true;
    if (open) {
      // Somebody else stopped us, and the shell has written on our screen.
      enter();
    }
    notifyAll();
  }

  private synchronized void draw() {
    int columns = terminal.getWidth() <= 0 ? 80 : Math.max(LEAST_COLUMNS, terminal.getWidth());
    int rows = terminal.getHeight() <= 0 ? 24 : terminal.getHeight();
    List<String> lines = view.lines(columns, rows);
    if (!open || lines.equals(drawn)) {
      return;
    }
    for (int i = 0; i < lines.size(); i++) {
      // Row by row, so that nothing ever scrolls; a size that changed meanwhile costs a frame.
      if (lines.size() != drawn.size() || !lines.get(i).equals(drawn.get(i))) {
        terminal.puts(Capability.cursor_address, i, 0);
        terminal.puts(Capability.clr_eol);
        terminal.writer().print(lines.get(i));
      }
    }
    terminal.flush();
    drawn = lines;
  }
}
