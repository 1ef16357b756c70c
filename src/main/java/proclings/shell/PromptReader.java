package proclings.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import proclings.render.Palette;
import proclings.render.Style;

/** JLine's reader as this prompt wants it. */
final class PromptReader extends LineReaderImpl {

  private static final Runnable NOTHING = () -> {};

  private Runnable onceDrawn = NOTHING;
  private Runnable onResize = NOTHING;

  private PromptReader(Terminal terminal) throws IOException {
    super(terminal, "proclings");
  }

  /**
   * Makes a reader.
   *
   * @param history the file of what was typed in earlier sessions, read when the first prompt
   *     stands
   */
  static PromptReader create(
      Terminal terminal, Palette palette, CellParser parser, Assistance help, Path history) {
    try {
      PromptReader reader = new PromptReader(terminal);
      reader.setParser(parser);
      reader.setHighlighter(new CellHighlighter(palette));
      reader.setCompleter(new CellCompleter(help::complete, help::commandWords));
      reader.setHistory(new DefaultHistory());
      Files.createDirectories(history.toAbsolutePath().getParent());
      reader.setVariable(HISTORY_FILE, history);
      reader.setVariable(HISTORY_SIZE, 2000);
      reader.setVariable(HISTORY_FILE_SIZE, 2000);
      // Keys and picks are no history.
      reader.setVariable(HISTORY_IGNORE, String.join(":", Typed.KEYS.split("")));
      reader.setVariable(INDENTATION, 2);
      reader.setVariable(
          SECONDARY_PROMPT_PATTERN, palette.paint(palette.mark("· ", ". "), Style.FAINT));
      // An exclamation mark is Java's "not".
      reader.setOpt(Option.DISABLE_EVENT_EXPANSION);
      // What was typed is shown again where it is worth it: a key leaves no line behind.
      reader.setOpt(Option.ERASE_LINE_ON_FINISH);
      reader.setOpt(Option.HISTORY_IGNORE_DUPS);
      reader.setOpt(Option.HISTORY_REDUCE_BLANKS);
      reader.unsetOpt(Option.INSERT_TAB);
      reader.setOpt(Option.AUTO_LIST);
      reader.setOpt(Option.LIST_PACKED);
      reader.bindKeys();
      return reader;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has something run once, when the first prompt stands. */
  void onceDrawn(Runnable action) {
    onceDrawn = action;
  }

  /** Has something run after the prompt was drawn anew for another size. */
  void onResize(Runnable action) {
    onResize = action;
  }

  void saveHistory() {
    try {
      getHistory().save();
    } catch (IOException e) {
      // What was typed is then not there next time; nothing else depends on it.
      org.jline.utils.Log.debug("history", e);
    }
  }

  private void bindKeys() {
    getWidgets().put("new-line", this::newLine);
    getWidgets().put("indent-or-complete", this::indentOrComplete);
    KeyMap<Binding> keys = Objects.requireNonNull(getKeyMaps().get(MAIN));
    keys.bind(new Reference("new-line"), KeyMap.alt('\r'), KeyMap.alt('\n'));
    keys.bind(new Reference("indent-or-complete"), "\t");
  }

  private boolean newLine() {
    int depth = CellParser.depth(buf.upToCursor());
    buf.write("\n" + "  ".repeat(depth));
    return true;
  }

  private boolean indentOrComplete() {
    String text = buf.upToCursor();
    if (text.substring(text.lastIndexOf('\n') + 1).isBlank()) {
      buf.write("  ");
      return true;
    }
    return expandOrComplete();
  }

  /** Takes the indentation back at a bracket that begins its line, and no other space. */
  @Override
  protected boolean insertClose(String bracket) {
    String text = buf.upToCursor();
    String line = text.substring(text.lastIndexOf('\n') + 1);
    if (line.length() < text.length() && line.length() >= 2 && line.isBlank()) {
      buf.backspace(2);
    }
    buf.write(bracket);
    return true;
  }

  @Override
  protected void redisplay(boolean flush) {
    super.redisplay(flush);
    Runnable action = onceDrawn;
    if (flush && action != NOTHING) {
      onceDrawn = NOTHING;
      action.run();
    }
  }

  @Override
  protected synchronized void handleSignal(Signal signal) {
    super.handleSignal(signal);
    exclusively(() -> {
      onResize.run();
      redrawLine();
      redisplay(true);
    });
  }

  /** Has everything drawn anew, the line that is being read last. */
  void redraw(Runnable everything) {
    exclusively(() -> {
      everything.run();
      if (isReading()) {
        redrawLine();
        redisplay(true);
      }
    });
  }

  /** Does something to the terminal while nobody else does. */
  void exclusively(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }
}
