package proclings.shell;

import java.util.List;
import java.util.function.Function;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import proclings.kernel.Kernel.Completeness;

/** Tells the line reader when what was typed is whole, and which word is to be completed. */
final class CellParser implements Parser {

  private final Function<String, Completeness> completeness;
  private boolean editing;

  CellParser(Function<String, Completeness> completeness) {
    this.completeness = completeness;
  }

  /** Whether Enter before the last line begins a new line. */
  void editing(boolean value) {
    editing = value;
  }

  @Override
  public ParsedLine parse(String text, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && wantsMore(text, Math.min(cursor, text.length()))) {
      int depth = depth(text.substring(0, Math.min(cursor, text.length())));
      throw new EOFError(-1, -1, "more", "", depth, null);
    }
    return new Word(text, Math.min(cursor, text.length()));
  }

  private boolean wantsMore(String text, int cursor) {
    boolean last = text.substring(cursor).strip().isEmpty() || text.indexOf('\n', cursor) < 0;
    if (editing && !last) {
      return true;
    }
    // Two empty lines at the end are how somebody says that this is all there is.
    return !text.endsWith("\n\n") && completeness.apply(text) == Completeness.INCOMPLETE;
  }

  /** How many brackets are open before the cursor, for the indentation of the next line. */
  static int depth(String text) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote || c == '\n' ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '{' || c == '(') {
        depth++;
      } else if (c == '}' || c == ')') {
        depth = Math.max(0, depth - 1);
      }
    }
    return depth;
  }

  /** The name before the cursor: what stands after it is left alone. */
  private record Word(String line, int cursor) implements ParsedLine {

    private int start() {
      int start = cursor;
      boolean command = Typed.isCommand(line);
      while (start > 0
          && (command
              ? !Character.isWhitespace(line.charAt(start - 1))
              : Character.isJavaIdentifierPart(line.charAt(start - 1)))) {
        start--;
      }
      return start;
    }

    @Override
    public String word() {
      return line.substring(start(), cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - start();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }
  }
}
