package proclings.shell;

import java.util.ArrayList;
import java.util.List;

/** What was printed on one slide of a presentation; the oldest lines go when there are too many. */
final class StageOutput {

  /** Nobody scrolls back further before an audience. */
  private static final int MOST_LINES = 5_000;

  private final List<String> lines = new ArrayList<>();

  synchronized void add(List<String> more) {
    lines.addAll(more);
    if (lines.size() > MOST_LINES) {
      lines.subList(0, lines.size() - MOST_LINES).clear();
    }
  }

  /** An empty line, unless there is one or nothing stands here yet. */
  synchronized void gap() {
    if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
      lines.add("");
    }
  }

  synchronized void clear() {
    lines.clear();
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
