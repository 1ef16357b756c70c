package proclings.shell;

import java.io.IOError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.Signals;

/**
 * A terminal's other screen, led by keys. The terminal and the signals are given back as they were,
 * however it ends, so a program may show one after the other, and do something else in between.
 */
public final class KeyedScreen {

  /** How long it may take until another size or a signal is noticed. */
  private static final long LOOK_MS = 150;

  private static final int LEAST_COLUMNS = 20;

  private final Terminal terminal;
  private final Attributes before;
  private final KeyedView view;
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicBoolean stopping = new AtomicBoolean();

  /** Somebody ends the program, and also gives its exit code. */
  private final AtomicBoolean ending = new AtomicBoolean();

  /** Whether the program goes on after a stop, and its screen has to be made anew. */
  private boolean continued;

  /** Whether the screen is ours. */
  private boolean open;

  private List<String> drawn = List.of();

  private KeyedScreen(Terminal terminal, KeyedView view) {
    this.terminal = terminal;
    this.before = terminal.getAttributes();
    this.view = view;
  }

  /** How it was left. */
  public enum Left {
    BY_KEY,
    BY_INTERRUPT
  }

  /**
   * Shows a view until it is left.
   *
   * @throws IOException if there is no terminal that can move its cursor; nothing was shown then
   * @throws InterruptedException when the calling thread is interrupted
   */
  static Left show(KeyedView view, Charset charset) throws IOException, InterruptedException {
    try (Terminal terminal = TerminalConsole.terminal(charset)) {
      return new KeyedScreen(terminal, view).run();
    }
  }

  private Left run() throws InterruptedException {
    // The terminal puts these handlers back itself when it is closed.
    terminal.handle(Terminal.Signal.INT, signal -> interrupted.set(true));
    terminal.handle(Terminal.Signal.WINCH, signal -> {});
    terminal.handle(Terminal.Signal.TSTP, signal -> stopping.set(true));
    terminal.handle(Terminal.Signal.CONT, signal -> continued());
    Object terminated = Signals.register("TERM", () -> end(143));
    Object hungUp = Signals.register("HUP", () -> end(129));
    enter();
    try {
      return follow();
    } catch (IOException | IOError e) {
      // The terminal is gone, and with it who watched.
      return Left.BY_KEY;
    } finally {
      leave();
      while (ending.get()) {
        LockSupport.park();
      }
      Signals.unregister("TERM", terminated);
      Signals.unregister("HUP", hungUp);
    }
  }

  private void end(int exitCode) {
    ending.set(true);
    leave();
    try {
      view.abandoned();
    } finally {
      System.exit(exitCode);
    }
  }

  private Left follow() throws IOException, InterruptedException {
    NonBlockingReader reader = terminal.reader();
    while (!ending.get()) {
      if (interrupted.getAndSet(false) && view.interrupt()) {
        return Left.BY_INTERRUPT;
      }
      if (stopping.getAndSet(false)) {
        stop();
      }
      view.advance();
      draw();
      int next = reader.peek(Math.clamp(view.patienceMillis(), 1, LOOK_MS));
      while (next != NonBlockingReader.READ_EXPIRED && !interrupted.get()) {
        // At the end of input there is something to be read, too: the end.
        Stroke stroke = Stroke.read(reader);
        if (stroke.kind() == Stroke.Kind.END || view.press(stroke)) {
          return Left.BY_KEY;
        }
        next = reader.peek(1);
      }
    }
    return Left.BY_KEY;
  }

  private synchronized void enter() {
    if (ending.get()) {
      return;
    }
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

  private void draw() {
    int columns = terminal.getWidth() <= 0 ? 80 : Math.max(LEAST_COLUMNS, terminal.getWidth());
    int rows = terminal.getHeight() <= 0 ? 24 : terminal.getHeight();
    // Unlocked: what a view takes long for must not hold up who gives the terminal back.
    List<String> lines = new ArrayList<>(view.lines(columns, rows));
    while (lines.size() < rows) {
      lines.add("");
    }
    draw(lines);
  }

  private synchronized void draw(List<String> lines) {
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
