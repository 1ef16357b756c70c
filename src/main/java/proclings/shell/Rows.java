package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The rows of a screen. */
final class Rows {

  private Rows() {}

  /** Exactly so many rows, the rest empty, none wider than the screen. */
  static List<String> exactly(List<String> lines, int rows, int columns) {
    List<String> exact = new ArrayList<>();
    for (String line : lines.subList(0, Math.min(rows, lines.size()))) {
      exact.add(cut(line, columns));
    }
    while (exact.size() < rows) {
      exact.add("");
    }
    return exact;
  }

  /** A line of which what is beyond the screen's edge is cut, as a row that wraps moves all. */
  static String cut(String line, int columns) {
    if (line.length() * 2 <= columns) {
      return line;
    }
    AttributedString row = AttributedString.fromAnsi(line);
    return row.columnLength() <= columns ? line : row.columnSubSequence(0, columns).toAnsi();
  }
}
