package proclings.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import proclings.render.Palette;

/**
 * The part of a presentation's screen on which a cell's output appears. It only takes lines; the
 * keys are the presentation's, and so is the drawing.
 */
final class StageConsole implements Console {

  private final Palette palette;
  private volatile int width = 80;
  private volatile int height = 20;
  private volatile StageOutput output = new StageOutput();
  private volatile List<String> panel = List.of();

  StageConsole(Palette palette) {
    this.palette = palette;
  }

  /** Tells how much room there is by now. */
  void resize(int columns, int rows) {
    width = columns;
    height = rows;
  }

  /** What is printed from now on goes there. */
  void into(StageOutput other) {
    output = other;
  }

  /** The process tree while a cell runs. */
  List<String> panel() {
    return panel;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public Palette palette() {
    return palette;
  }

  @Override
  public void print(List<String> lines) {
    output.add(lines);
  }

  @Override
  public void gap() {
    output.gap();
  }

  @Override
  public void flush() {}

  @Override
  public void page() {
    output.clear();
  }

  @Override
  public int linesOnPage() {
    return output.lines().size();
  }

  @Override
  public void show(FullScreen screen) {
    print(screen.whole(width));
  }

  @Override
  public void panel(List<String> lines) {
    panel = List.copyOf(lines);
  }

  @Override
  public void bar(Bar bar) {}

  @Override
  public String read(Prompt prompt) throws EndOfInputException {
    throw new EndOfInputException();
  }

  /** Nothing is typed here while a cell runs: its keys are the presentation's. */
  @Override
  public Listening listen() {
    CountDownLatch stopped = new CountDownLatch(1);
    return new Listening() {
      @Override
      public Optional<String> next() {
        try {
          stopped.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return Optional.empty();
      }

      @Override
      public void stop() {
        stopped.countDown();
      }
    };
  }

  @Override
  public void onInterrupt(Runnable action) {}

  @Override
  public void close() {}
}
