package proclings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import proclings.author.CourseCheck;
import proclings.lesson.Lesson;
import proclings.lesson.Problem;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Style;

/** Prints a line for each lesson as soon as it is checked, and at the end what is wrong. */
final class CheckPrinter implements CourseCheck.Listener {

  private static final String INDENT = "    ";

  private final Palette palette;
  private final int width;
  private int lessons;

  /**
   * A printer.
   *
   * @param width columns that a line of what is wrong may take; {@link Columns#UNLIMITED} where
   *     programs read it, which want each sentence on a line
   */
  CheckPrinter(Palette palette, int width) {
    this.palette = palette;
    this.width = width;
  }

  @Override
  public void ran(Lesson lesson, int cells, int answers, int problems, Duration took) {
    lessons++;
    String mark =
        problems == 0
            ? palette.paint(palette.mark("✓", "ok"), Style.GOOD)
            : palette.paint(palette.mark("✗", "not ok"), Style.BAD);
    System.out.printf(
        Locale.ROOT,
        "%s %2d  %s  %s%n",
        mark,
        lesson.number(),
        palette.paint("%-24s".formatted(lesson.name()), Style.STRONG),
        palette.paint(
            String.format(
                Locale.ROOT,
                "%2d %s %2d answers, %5.1f s",
                cells,
                cells == 1 ? "demo,  " : "demos, ",
                answers,
                took.toMillis() / 1000.0),
            Style.FAINT));
  }

  /** Prints what is wrong, and how much it is. */
  void done(List<Problem> problems) {
    System.out.println();
    problems.stream()
        .flatMap(problem -> problem.rendered().lines())
        .flatMap(this::wrapped)
        .forEach(System.out::println);
    String checked = count(lessons, "lesson") + " checked, ";
    System.out.println(
        checked
            + (problems.isEmpty() ? "nothing is wrong." : count(problems.size(), "mistake") + "."));
  }

  private Stream<String> wrapped(String line) {
    if (Columns.of(line) <= width) {
      return Stream.of(line);
    }
    String indent = line.startsWith(INDENT) ? INDENT : "";
    List<String> lines = Columns.wrap(line.substring(indent.length()), width - INDENT.length());
    return Stream.concat(
        Stream.of(indent + lines.getFirst()), lines.stream().skip(1).map(INDENT::concat));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
