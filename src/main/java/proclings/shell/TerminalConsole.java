package proclings.shell;

import java.io.IOError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Log;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;
import proclings.render.Palette;
import proclings.render.Style;

/** A terminal that can move its cursor: JLine's reader, with a bar below that never scrolls. */
final class TerminalConsole implements Console {

  private static final int LEAST_COLUMNS = 20;

  /** Of these JLine has a description; to ask the system for it would start a process. */
  private static final List<String> WELL_KNOWN =
      List.of("xterm", "xterm-256color", "screen", "screen-256color");

  private final Terminal terminal;
  private final PromptReader reader;
  private final CellParser parser;
  private final Palette palette;
  private final LineQueue queue;
  private final PageMemory page = new PageMemory();
  private final AtomicInteger linesOnPage = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Attributes before;
  private volatile boolean atGap;

  /** The screen is another program's: changed and looked at only while nobody else draws. */
  private boolean suspended;

  private Runnable interrupt = () -> {};

  /** Where something may have been typed that no prompt has had yet. */
  private volatile @Nullable ListeningReader typing;

  /** What stands between the bar's two lines. */
  private List<String> panel = List.of();

  private Bar bar = new Bar("", "", "", List.of());

  private TerminalConsole(Terminal terminal, Palette palette, Assistance help, Path history) {
    this.terminal = terminal;
    this.palette = palette;
    this.parser = new CellParser(help::completeness);
    this.before = terminal.enterRawMode();
    this.reader = PromptReader.create(terminal, palette, parser, help, history);
    this.queue = new LineQueue(this::write);
    reader.onResize(() -> {
      // While a line is read, the reader is told that we go on after a stop, and not we.
      suspended = false;
      repaint();
    });
    terminal.handle(Terminal.Signal.WINCH, signal -> reader.exclusively(this::repaint));
    terminal.handle(Terminal.Signal.TSTP, signal -> suspend());
    terminal.handle(Terminal.Signal.CONT, signal -> continued());
    // The bar has its place before anything is shown, as making room for it scrolls.
    draw();
  }

  /**
   * Opens the terminal that the program was started in.
   *
   * @param drawn called once the first prompt stands
   * @throws IOException if there is none that can move its cursor
   */
  static TerminalConsole open(
      Palette palette, Charset charset, Assistance help, Path history, Runnable drawn)
      throws IOException {
    Terminal terminal = terminal(charset);
    if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
      // One that doesn't know its size, as some that programs open: the reader would show nothing.
      terminal.setSize(new Size(80, 24));
    }
    TerminalConsole console = of(terminal, palette, help, history);
    console.reader.onceDrawn(drawn);
    return console;
  }

  /**
   * JLine sets up all providers that it is given before it takes the first, so it is given the
   * quickest alone, and the others only where that can't be had.
   */
  static Terminal terminal(Charset charset) throws IOException {
    // Else JLine makes letters of another character set of thin lines, which few terminals turn
    // back.
    System.setProperty("org.jline.utils.disableAlternateCharset", "true");
    for (String type : WELL_KNOWN) {
      InfoCmp.setLoadedInfoCmp(type, () -> InfoCmp.getDefaultInfoCmp(type));
    }
    TerminalBuilder builder =
        TerminalBuilder.builder().name("proclings").system(true).dumb(false).encoding(charset);
    try {
      return builder.jni(true).ffm(false).exec(false).build();
    } catch (IOException | IllegalStateException e) {
      return builder.jni(false).ffm(true).exec(true).build();
    }
  }

  static TerminalConsole of(Terminal terminal, Palette palette, Assistance help, Path history) {
    return new TerminalConsole(terminal, palette, help, history);
  }

  @Override
  public int width() {
    int columns = terminal.getWidth();
    return columns <= 0 ? 80 : Math.max(LEAST_COLUMNS, columns);
  }

  @Override
  public int height() {
    int rows = terminal.getHeight();
    return (rows <= 0 ? 24 : rows) - 2;
  }

  @Override
  public Palette palette() {
    return palette;
  }

  private void write(List<String> lines) {
    reader.exclusively(() -> {
      page.add(lines);
      reader.printAbove(String.join("\n", lines) + "\n");
    });
  }

  @Override
  public void print(List<String> lines) {
    if (!lines.isEmpty()) {
      linesOnPage.addAndGet(lines.size());
      atGap = lines.getLast().isEmpty();
      queue.add(lines);
    }
  }

  @Override
  public void gap() {
    if (!atGap && linesOnPage.get() > 0) {
      print(List.of(""));
    }
  }

  @Override
  public void flush() {
    queue.flush();
  }

  @Override
  public void page() {
    flush();
    // As many line feeds as the screen has rows push just what is on it into the scrollback, from
    // wherever the cursor is.
    terminal.writer().print("\n".repeat(Math.max(1, height())));
    terminal.puts(Capability.cursor_address, 0, 0);
    terminal.flush();
    page.clear();
    linesOnPage.set(0);
  }

  @Override
  public int linesOnPage() {
    return linesOnPage.get();
  }

  @Override
  public void show(FullScreen screen) {
    flush();
    reader.exclusively(() -> {
      Status.getExistingStatus(terminal).ifPresent(status -> status.update(List.of()));
      new ScreenKeys(terminal).show(screen);
      repaint();
    });
  }

  @Override
  public void panel(List<String> lines) {
    reader.exclusively(() -> {
      boolean otherHeight = lines.size() != panel.size();
      panel = List.copyOf(lines);
      if (closed.get() || suspended) {
        return;
      }
      if (otherHeight) {
        // A bar that grows would push the page's beginning out of sight, though there may be room.
        reader.redraw(this::repaint);
      } else {
        draw();
      }
    });
  }

  @Override
  public void bar(Bar shown) {
    bar = shown;
    flush();
    draw();
  }

  private void draw() {
    reader.exclusively(() -> {
      Status status = Status.getStatus(terminal);
      if (status != null && !suspended) {
        status.update(painted(bar));
      }
    });
  }

  private List<AttributedString> painted(Bar shown) {
    List<String> lines = new ArrayList<>();
    shown.lines(width(), palette).forEach(line -> lines.add(palette.paint(line)));
    lines.addAll(1, panel.stream().map(TerminalConsole::heavy).toList());
    return lines.stream().map(AttributedString::fromAnsi).toList();
  }

  /** Of thin lines JLine makes letters of another character set in a bar. */
  private static String heavy(String line) {
    return line.replace('├', '┣').replace('└', '┗').replace('│', '┃');
  }

  /**
   * Paints the page anew for another size: what terminals make of a screen with a bar when their
   * size changes is theirs alone, so nothing of it is relied on.
   */
  private void repaint() {
    Status status = Status.getStatus(terminal);
    if (status == null) {
      return;
    }
    status.resize();
    status.update(List.of());
    terminal.puts(Capability.cursor_address, 0, 0);
    terminal.puts(Capability.clr_eos);
    status.update(painted(bar));
    terminal.puts(Capability.cursor_address, 0, 0);
    page.last(height() - panel.size() - 2, width()).forEach(terminal.writer()::println);
    if (reader.isReading() && typing == null) {
      // The prompt begins with an empty line, which the reader believes to be there already.
      terminal.writer().println();
    }
    terminal.flush();
  }

  /** Gives the whole screen back to the shell that started us, and stops as Ctrl-Z would have. */
  private void suspend() {
    ListeningReader listening = typing;
    if (listening != null) {
      listening.pause();
    }
    reader.exclusively(() -> {
      // A cell may end, and change the bar, before the system has stopped us.
      suspended = true;
      Status.getExistingStatus(terminal).ifPresent(status -> status.update(List.of()));
      terminal.setAttributes(before);
      terminal.flush();
    });
    if (!stopOurselves()) {
      continued();
    }
  }

  /** Stops this process, a moment later; false where that can't be done and Ctrl-Z does nothing. */
  static boolean stopOurselves() {
    try {
      String self = Long.toString(ProcessHandle.current().pid());
      Process unused = new ProcessBuilder("kill", "-STOP", self).start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void continued() {
    terminal.enterRawMode();
    reader.exclusively(() -> {
      suspended = false;
      repaint();
    });
    ListeningReader listening = typing;
    if (listening != null) {
      listening.resume();
    }
  }

  @Override
  public String read(Prompt prompt) throws InterruptedLineException, EndOfInputException {
    flush();
    parser.editing(prompt.editing());
    // An empty line above, which goes with the prompt, parts it from what was printed.
    String mark = "\n" + palette.paint(palette.mark("❯ ", "> "), Style.PROMPT);
    String begun = typing == null || prompt.editing() ? "" : typing.begun();
    typing = null;
    String text = prompt.buffer() + begun;
    String buffer = text.isEmpty() ? null : text;
    try {
      String line = reader.readLine(mark, null, (Character) null, buffer);
      return line;
    } catch (UserInterruptException e) {
      throw new InterruptedLineException(e.getPartialLine());
    } catch (EndOfFileException e) {
      throw new EndOfInputException();
    }
  }

  @Override
  public Listening listen() {
    parser.editing(false);
    ListeningReader listening = new ListeningReader(reader, interrupt);
    typing = listening;
    return listening;
  }

  @Override
  public void onInterrupt(Runnable action) {
    interrupt = action;
    terminal.handle(Terminal.Signal.INT, signal -> action.run());
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    queue.close();
    try {
      Status.getExistingStatus(terminal)
          .ifPresent(status -> {
            status.update(List.of());
            status.close();
          });
      reader.saveHistory();
      terminal.writer().write(PromptReader.BRACKETED_PASTE_OFF);
      terminal.setAttributes(before);
      terminal.flush();
      terminal.close();
    } catch (IOException | IllegalStateException | IOError e) {
      // It was closed by another, or is gone: there is nobody to give it back to.
      Log.debug("terminal", e);
    }
  }
}
