package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import proclings.render.Palette;
import proclings.render.Style;

/**
 * Fits a slide into the rows that there are. A text is read from its top, page by page. A cell and
 * what is asked and printed below share the rows: either has half of them if it needs them. Of the
 * cell the beginning is seen and of what is below the end, unless somebody scrolls.
 */
final class SlideLayout {

  private final Palette palette;

  /** The first row of a text that is shown. */
  private int top;

  /** How many rows the end is below what is seen. */
  private int up;

  private boolean more;

  SlideLayout(Palette palette) {
    this.palette = palette;
  }

  /** Another slide, or something new on this one. */
  void home() {
    top = 0;
    up = 0;
  }

  void scroll(int rows) {
    up = Math.max(0, up + rows);
    top = Math.max(0, top - rows);
  }

  /** Whether a text had more below the screen when it was last laid out. */
  boolean hasMore() {
    return more;
  }

  /** Shows a text's next page. */
  void nextPage(int room) {
    top += Math.max(1, room - 2);
  }

  /** A text's rows. */
  List<String> text(List<String> lines, int room) {
    top = Math.clamp(top, 0, Math.max(0, lines.size() - room));
    int end = Math.min(lines.size(), top + room);
    more = end < lines.size();
    List<String> rows = new ArrayList<>(lines.subList(top, end));
    if (more) {
      rows.set(rows.size() - 1, mark(lines.size() - end + 1, "below"));
    }
    return rows;
  }

  /** The rows of a cell and of what came of it. */
  List<String> cell(List<String> upper, List<String> lower, int room) {
    more = false;
    if (lower.isEmpty()) {
      return end(upper, room);
    }
    if (upper.size() + 1 + lower.size() <= room) {
      up = 0;
      List<String> rows = new ArrayList<>(upper);
      rows.add("");
      rows.addAll(lower);
      return rows;
    }
    int above = Math.min(upper.size(), Math.max(room - 1 - lower.size(), (room - 1) / 2));
    int below = Math.max(1, room - 1 - above);
    // The arrows move what is below; where that has room enough, what is above.
    top = lower.size() > below ? 0 : Math.clamp(top, 0, upper.size() - above);
    List<String> rows = new ArrayList<>(upper.subList(top, top + above));
    if (top > 0 && above > 1) {
      rows.set(0, mark(top + 1, "above"));
    }
    if (top + above < upper.size() && above > 0) {
      rows.set(above - 1, mark(upper.size() - top - above + 1, "of the cell"));
    }
    rows.add("");
    rows.addAll(end(lower, below));
    return rows;
  }

  private List<String> end(List<String> lines, int room) {
    up = Math.clamp(up, 0, Math.max(0, lines.size() - room));
    int to = lines.size() - up;
    int from = Math.max(0, to - room);
    List<String> rows = new ArrayList<>(lines.subList(from, to));
    if (from > 0 && rows.size() > 1) {
      rows.set(0, mark(from + 1, "above"));
    }
    if (up > 0 && rows.size() > 2) {
      rows.set(rows.size() - 1, mark(up + 1, "below"));
    }
    return rows;
  }

  private String mark(int lines, String where) {
    String text = palette.mark("  … ", "  ... ") + lines + " more lines " + where;
    return palette.paint(text, Style.FAINT);
  }
}
