package proclings.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import proclings.kernel.Kernel.Completeness;
import proclings.render.Palette;

/**
 * A terminal that can only go on: the kernel's line editor reads, lines follow one another, and the
 * keys stand in the prompt.
 */
final class DumbConsole implements Console {

  /** After so many lines the keys are said again. */
  private static final int FAR_LINES = 12;

  private final Palette palette;
  private final BufferedReader in;
  private final PrintStream out;
  private final Assistance help;
  private final int width;
  private final boolean interactive;
  private final AtomicInteger linesOnPage = new AtomicInteger();
  private final LineQueue queue;
  private final @Nullable Object previousSignal;
  private volatile boolean atGap;
  private Bar bar = new Bar("", "", "", List.of());
  private Bar shown = bar;
  private int barAt;
  private volatile boolean reading;
  private volatile Runnable interrupt = () -> {};

  DumbConsole(
      Palette palette,
      InputStream in,
      PrintStream out,
      Charset charset,
      Assistance help,
      int width,
      boolean interactive) {
    this.palette = palette;
    this.in = new BufferedReader(new InputStreamReader(in, charset));
    this.out = out;
    this.help = help;
    this.width = width;
    this.interactive = interactive;
    this.queue = new LineQueue(this::write);
    this.previousSignal = Signals.register("INT", this::interrupted);
  }

  private void write(List<String> lines) {
    synchronized (out) {
      lines.forEach(out::println);
      out.flush();
    }
  }

  private void interrupted() {
    if (reading) {
      synchronized (out) {
        out.println();
        out.print(mark());
        out.flush();
      }
    } else {
      interrupt.run();
    }
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    // Nothing is held back on a terminal that may be a printer.
    return Integer.MAX_VALUE;
  }

  @Override
  public Palette palette() {
    return palette;
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
    if (linesOnPage.getAndSet(0) > 0) {
      print(List.of("", palette.mark("─", "-").repeat(Math.min(width, 76)), ""));
    }
    linesOnPage.set(0);
  }

  @Override
  public int linesOnPage() {
    return linesOnPage.get();
  }

  @Override
  public void show(FullScreen screen) {
    print(screen.whole(width));
  }

  @Override
  public void panel(List<String> lines) {
    // A line that was printed can't be changed any more; :ps prints the same when it is asked for.
  }

  @Override
  public void bar(Bar next) {
    bar = next;
  }

  private String mark() {
    return palette.mark("❯ ", "> ");
  }

  @Override
  public String read(Prompt prompt) throws EndOfInputException {
    flush();
    return prompt.editing() ? answer(prompt.buffer()) : cell();
  }

  private String cell() throws EndOfInputException {
    boolean far = linesOnPage.get() - barAt > FAR_LINES || linesOnPage.get() < barAt;
    if (!bar.equals(shown) || far) {
      ask("\n" + bar.inline(palette) + "\n" + mark());
      shown = bar;
      barAt = linesOnPage.get();
    } else {
      ask(mark());
    }
    StringBuilder text = new StringBuilder(line());
    while (!text.toString().endsWith("\n\n")
        && help.completeness(text.toString()) == Completeness.INCOMPLETE) {
      ask(palette.mark("· ", ". "));
      text.append('\n').append(line());
    }
    return text.toString();
  }

  /** An answer can't be edited here: the text to begin with is shown, and typed anew. */
  private String answer(String starter) throws EndOfInputException {
    StringBuilder shownStarter = new StringBuilder("\n");
    starter.lines().forEach(line -> shownStarter.append("    ").append(line).append('\n'));
    ask(shownStarter + "\nType the whole answer, then a line with a dot. Enter alone goes back.\n");
    ask(mark());
    String line = line();
    if (Typed.isWhole(line)) {
      return line;
    }
    StringBuilder text = new StringBuilder();
    while (!line.strip().equals(".")) {
      text.append(line).append('\n');
      ask(palette.mark("· ", ". "));
      line = line();
    }
    return text.toString();
  }

  private void ask(String text) {
    synchronized (out) {
      out.print(text);
      out.flush();
    }
  }

  private String line() throws EndOfInputException {
    reading = true;
    try {
      String line = in.readLine();
      if (line == null) {
        throw new EndOfInputException();
      }
      return line;
    } catch (IOException e) {
      throw new EndOfInputException();
    } finally {
      reading = false;
    }
  }

  /** A file of lines is no one who types meanwhile: each of its lines waits its turn. */
  @Override
  public Listening listen() {
    return new PolledLines(in, interactive);
  }

  @Override
  public void onInterrupt(Runnable action) {
    interrupt = action;
  }

  @Override
  public void close() {
    queue.close();
    if (previousSignal != null) {
      Signals.unregister("INT", previousSignal);
    }
  }
}
