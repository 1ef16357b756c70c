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

  private final Palette palette;
  private final BufferedReader in;
  private final PrintStream out;
  private final Assistance help;
  private final int width;
  private final AtomicInteger linesOnPage = new AtomicInteger();
  private final LineQueue queue;
  private final @Nullable Object previousSignal;
  private Bar bar = new Bar("", "", "", List.of());
  private Bar shown = bar;
  private volatile boolean reading;
  private volatile Runnable interrupt = () -> {};

  DumbConsole(
      Palette palette,
      InputStream in,
      PrintStream out,
      Charset charset,
      Assistance help,
      int width) {
    this.palette = palette;
    this.in = new BufferedReader(new InputStreamReader(in, charset));
    this.out = out;
    this.help = help;
    this.width = width;
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
    linesOnPage.addAndGet(lines.size());
    queue.add(lines);
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
  public void bar(Bar next) {
    bar = next;
  }

  private String mark() {
    return palette.mark("❯ ", "> ");
  }

  @Override
  public String read(Prompt prompt) throws EndOfInputException {
    flush();
    synchronized (out) {
      if (!bar.equals(shown)) {
        out.println(bar.inline(palette));
        shown = bar;
      }
      out.print(mark());
      out.flush();
    }
    StringBuilder text = new StringBuilder();
    while (true) {
      String line = line();
      text.append(text.isEmpty() ? "" : "\n").append(line);
      if (text.toString().endsWith("\n\n")
          || help.completeness(text.toString()) != Completeness.INCOMPLETE) {
        linesOnPage.addAndGet((int) text.chars().filter(c -> c == '\n').count() + 1);
        return text.toString();
      }
      synchronized (out) {
        out.print(palette.mark("· ", ". "));
        out.flush();
      }
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
