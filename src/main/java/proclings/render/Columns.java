package proclings.render;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Measures and cuts text in columns of a terminal, where a character takes none, one or two. */
public final class Columns {

  /** The width of a pipe: nothing is ever wrapped. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private Columns() {}

  /** How many columns a text takes; control characters count as none. */
  public static int of(String text) {
    return text.codePoints().map(Columns::of).sum();
  }

  static int of(int codePoint) {
    // Everything before the combining marks is one wide: no table is loaded for it.
    if (codePoint < 0x300) {
      return codePoint < ' ' || (codePoint >= 0x7f && codePoint < 0xa0) ? 0 : 1;
    }
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /** The text, cut with an ellipsis when it is wider than that. */
  public static String clip(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int columns = 0;
    for (int point : text.codePoints().toArray()) {
      columns += of(point);
      if (columns > width - 1) {
        break;
      }
      kept.appendCodePoint(point);
    }
    return kept.append('…').toString();
  }

  /** The text, filled with spaces on its left up to a width. */
  public static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text))) + text;
  }

  /** The text, filled with spaces on its right up to a width. */
  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /**
   * Parts a line into lines of at most {@code width} columns: after a space where there is one,
   * else between characters. A mark that combines with a character stays with it.
   *
   * @param width at least 2
   */
  public static List<List<Span>> wrap(List<Span> line, int width) {
    if (width == UNLIMITED || of(Span.text(line)) <= width) {
      return List.of(line);
    }
    Cells cells = Cells.of(line);
    List<List<Span>> lines = new ArrayList<>();
    int from = 0;
    while (from < cells.size()) {
      int to = cells.lineEnd(from, width);
      int next = to;
      while (next < cells.size() && cells.isSpace(next)) {
        next++;
      }
      lines.add(cells.spans(from, next < cells.size() || to == cells.size() ? to : next));
      from = to == cells.size() ? to : next;
    }
    return lines;
  }

  /** A plain text's lines. */
  public static List<String> wrap(String text, int width) {
    return wrap(List.of(Span.of(text)), width).stream().map(Span::text).toList();
  }
}
