package proclings.shell;

import java.util.List;
import proclings.render.Palette;

/** A console at which nothing is typed and of which nothing is seen. */
class SilentConsole implements Console {

  @Override
  public int width() {
    return 80;
  }

  @Override
  public int height() {
    return 22;
  }

  @Override
  public Palette palette() {
    return Palette.PLAIN;
  }

  @Override
  public void print(List<String> lines) {}

  @Override
  public void gap() {}

  @Override
  public void flush() {}

  @Override
  public void page() {}

  @Override
  public int linesOnPage() {
    return 0;
  }

  @Override
  public void panel(List<String> lines) {}

  @Override
  public void show(FullScreen screen) {}

  @Override
  public void bar(Bar bar) {}

  @Override
  public String read(Prompt prompt) throws EndOfInputException {
    throw new EndOfInputException();
  }

  @Override
  public Listening listen() {
    throw new UnsupportedOperationException("nothing is typed here");
  }

  @Override
  public void onInterrupt(Runnable action) {}

  @Override
  public void close() {}
}
