package proclings.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import proclings.lesson.LinePattern.BadPatternException;

/** Reads an {@code expect} block, line by line. */
final class ExpectationReader {

  private static final Pattern EXIT = Pattern.compile("exit +(\\S+) +(-?\\d{1,3})");
  private static final Pattern OUTCOME = Pattern.compile("(value|throws|dies) (.*)");

  private final Block.Fence fence;
  private final Problems problems;
  private final List<Expectation.Group> groups = new ArrayList<>();
  private final List<Expectation.Exit> exits = new ArrayList<>();
  private List<Expectation.Line> group = new ArrayList<>();
  private boolean more;
  private Optional<LinePattern> value = Optional.empty();
  private Optional<LinePattern> error = Optional.empty();
  private Optional<LinePattern> death = Optional.empty();

  private ExpectationReader(Block.Fence fence, Problems problems) {
    this.fence = fence;
    this.problems = problems;
  }

  static Expectation read(Block.Fence fence, Problems problems) {
    return new ExpectationReader(fence, problems).expectation();
  }

  private Expectation expectation() {
    List<String> lines = fence.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        line(lines.get(i), i);
      }
    }
    endGroup();
    if (fence.text().isBlank()) {
      problems.add(
          fence.at(),
          "the expect block is empty",
          "Write what the demo prints, one line each: `Process-1 | Square: 100`.");
    }
    return new Expectation(
        fence.at(), List.copyOf(groups), List.copyOf(exits), more, value, error, death);
  }

  private void line(String line, int index) {
    String text = line.stripTrailing();
    int bar = bar(text);
    Matcher exit = EXIT.matcher(text.strip());
    Matcher outcome = OUTCOME.matcher(text);
    if (text.strip().equals("---")) {
      endGroup();
    } else if (text.strip().equals("...") || text.strip().equals("…")) {
      more = true;
    } else if (exit.matches()) {
      exits.add(
          new Expectation.Exit(
              at(index, 0), Who.parse(exit.group(1)), Integer.parseInt(exit.group(2))));
    } else if (bar >= 0) {
      printed(text, bar, index);
    } else if (outcome.matches()) {
      Optional<LinePattern> pattern =
          pattern(outcome.group(2), at(index, outcome.start(2)), problems);
      switch (outcome.group(1)) {
        case "value" -> value = pattern;
        case "throws" -> error = pattern;
        default -> death = pattern;
      }
    } else {
      problems.add(
          at(index, 0),
          "`" + text.strip() + "` is no expectation",
          "Write `NAME | text` for a printed line, `exit NAME CODE`, `value TEXT`, `throws TEXT`,"
              + " `dies TEXT`, `---` between groups, or `...` if other lines may come.");
    }
  }

  private void printed(String line, int bar, int index) {
    int begin = line.length() - line.stripLeading().length();
    boolean anywhere = line.startsWith("~", begin);
    String who = line.substring(begin + (anywhere ? 1 : 0), bar).strip();
    if (who.isEmpty()) {
      problems.add(
          at(index, begin),
          "nobody is named before the bar",
          "Write the process's name, or * for any.");
      return;
    }
    int from = line.startsWith(" ", bar + 1) ? bar + 2 : bar + 1;
    String text = from <= line.length() ? line.substring(from) : "";
    pattern(text, at(index, from), problems)
        .ifPresent(pattern ->
            group.add(new Expectation.Line(at(index, begin), Who.parse(who), pattern, anywhere)));
  }

  /** Where the bar between a name and its text is: the first of either kind, or -1. */
  private static int bar(String line) {
    int ascii = line.indexOf('|');
    int box = line.indexOf('│');
    return ascii < 0 ? box : box < 0 ? ascii : Math.min(ascii, box);
  }

  private void endGroup() {
    if (!group.isEmpty()) {
      groups.add(new Expectation.Group(List.copyOf(group)));
      group = new ArrayList<>();
    }
  }

  private Position at(int lineIndex, int columnIndex) {
    Position content = fence.content();
    return new Position(content.file(), content.line() + lineIndex, content.column() + columnIndex);
  }

  /** Reads a pattern whose first character stands at a place. */
  static Optional<LinePattern> pattern(String text, Position at, Problems problems) {
    try {
      return Optional.of(LinePattern.parse(text));
    } catch (BadPatternException e) {
      problems.add(
          new Position(at.file(), at.line(), at.column() + e.offset),
          String.valueOf(e.getMessage()),
          e.remedy);
      return Optional.empty();
    }
  }
}
