package proclings.render;

import java.util.ArrayList;
import java.util.List;

/** A line as characters that know their style and width, to find where it can be parted. */
record Cells(int[] points, Style[] styles) {

  static Cells of(List<Span> line) {
    int[] points = Span.text(line).codePoints().toArray();
    Style[] styles = new Style[points.length];
    int at = 0;
    for (Span span : line) {
      int end = at + span.text().codePointCount(0, span.text().length());
      while (at < end) {
        styles[at++] = span.style();
      }
    }
    return new Cells(points, styles);
  }

  int size() {
    return points.length;
  }

  boolean isSpace(int at) {
    return points[at] == ' ';
  }

  /** Where a line that begins at {@code from} has to end, exclusive and without its last spaces. */
  int lineEnd(int from, int width) {
    int columns = 0;
    int end = from;
    int breakAfter = -1;
    while (end < size()) {
      int wide = Columns.of(points[end]);
      if (columns + wide > width && end > from) {
        break;
      }
      columns += wide;
      // Spaces that indent a line are no place to part it.
      if (isSpace(end) && end > from && !isSpace(end - 1) || wide == 2) {
        breakAfter = end;
      }
      end++;
    }
    if (end == size() || isSpace(end)) {
      return withoutSpaces(from, end);
    }
    if (breakAfter < 0) {
      return end;
    }
    return isSpace(breakAfter) ? breakAfter : breakAfter + 1;
  }

  private int withoutSpaces(int from, int end) {
    int to = end;
    while (to > from + 1 && isSpace(to - 1) && end < size()) {
      to--;
    }
    return to;
  }

  List<Span> spans(int from, int to) {
    List<Span> spans = new ArrayList<>();
    int at = from;
    while (at < to) {
      int end = at + 1;
      while (end < to && styles[end].equals(styles[at])) {
        end++;
      }
      spans.add(new Span(new String(points, at, end - at), styles[at]));
      at = end;
    }
    return spans;
  }
}
