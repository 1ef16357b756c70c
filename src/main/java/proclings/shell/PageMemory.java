package proclings.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import proclings.render.Columns;

/** The last lines of the page, to paint them anew when the terminal's size has changed. */
final class PageMemory {

  private static final int MOST_LINES = 300;
  private static final Pattern STYLES = Pattern.compile("\u001b\\[[0-9;]*m");

  private final Deque<String> lines = new ArrayDeque<>();

  synchronized void add(List<String> more) {
    lines.addAll(more);
    while (lines.size() > MOST_LINES) {
      lines.removeFirst();
    }
  }

  synchronized void clear() {
    lines.clear();
  }

  /** As many of the last lines as a screen has rows for, where a long one takes several. */
  synchronized List<String> last(int rows, int columns) {
    Deque<String> fitting = new ArrayDeque<>();
    int left = rows;
    var newest = lines.descendingIterator();
    while (newest.hasNext()) {
      String line = newest.next();
      left -= Math.max(1, Math.ceilDiv(Columns.of(STYLES.matcher(line).replaceAll("")), columns));
      if (left < 0) {
        break;
      }
      fitting.addFirst(line);
    }
    return List.copyOf(fitting);
  }
}
