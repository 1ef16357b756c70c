package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import proclings.lesson.Contents;
import proclings.lesson.Heading;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.tutor.LessonFilter;
import proclings.tutor.LessonProgress;
import proclings.tutor.Progress;

/**
 * The list of lessons, with what is done and where to go on. Loads nothing but that.
 *
 * <p>Where not all of them have room, the chapter of the current one is unfolded and of the others
 * there is a line each.
 */
final class MenuView {

  private static final int WIDEST = 72;

  private final Palette palette;
  private final int width;

  MenuView(Palette palette, int width) {
    this.palette = palette;
    this.width = Math.min(WIDEST, width);
  }

  /**
   * The menu.
   *
   * @param current the lesson that Enter opens
   * @param rows how many lines have room
   */
  List<String> lines(Contents contents, Progress progress, Heading current, int rows) {
    List<List<Span>> whole = lines(contents, progress, current, chapter -> true);
    return paint(
        whole.size() <= rows
            ? whole
            : lines(contents, progress, current, c -> c.headings().contains(current)));
  }

  /** The lessons that a filter lets through, under their chapters; empty if there are none. */
  List<String> matching(
      Contents contents, Progress progress, Heading current, LessonFilter filter) {
    List<List<Span>> lines = new ArrayList<>();
    for (Contents.Chapter chapter : contents.chapters()) {
      List<Heading> fitting =
          chapter.headings().stream()
              .filter(h -> filter.matches(h, progress.lesson(h.name())))
              .toList();
      if (!fitting.isEmpty()) {
        chapter(chapter, progress, lines);
        fitting.forEach(h -> lines.add(row(h, progress, h.equals(current))));
      }
    }
    return paint(lines);
  }

  private List<List<Span>> lines(
      Contents contents, Progress progress, Heading current, Predicate<Contents.Chapter> unfolded) {
    List<List<Span>> lines = new ArrayList<>();
    Span title = new Span("  " + contents.title(), Style.TITLE);
    lines.addAll(Columns.wrap(List.of(title), width));
    lines.add(List.of());
    boolean all = contents.chapters().stream().allMatch(unfolded);
    for (Contents.Chapter chapter : contents.chapters()) {
      if (all && !lines.getLast().isEmpty()) {
        lines.add(List.of());
      }
      chapter(chapter, progress, lines);
      if (unfolded.test(chapter)) {
        chapter.headings().forEach(h -> lines.add(row(h, progress, h.equals(current))));
      }
    }
    lines.add(List.of());
    for (List<Span> line :
        Columns.wrap(List.of(new Span(current.summary(), Style.TEXT)), width - 2)) {
      List<Span> indented = new ArrayList<>(List.of(Span.of("  ")));
      indented.addAll(line);
      lines.add(indented);
    }
    return lines;
  }

  /** A chapter's title, the numbers of its lessons, and how much of it is done. */
  private void chapter(Contents.Chapter chapter, Progress progress, List<List<Span>> lines) {
    if (chapter.title().isEmpty()) {
      return;
    }
    List<Heading> headings = chapter.headings();
    long done = headings.stream().filter(h -> progress.lesson(h.name()).done()).count();
    String numbers =
        headings.size() == 1
            ? Integer.toString(headings.getFirst().number())
            : headings.getFirst().number() + palette.mark("–", "-") + headings.getLast().number();
    String state = done == 0 ? numbers : numbers + ", " + done + " done";
    int room = width - 3 - Columns.of(state);
    lines.add(
        List.of(
            Span.of("  "),
            new Span(Columns.left(Columns.clip(chapter.title(), room), room), Style.HINT),
            new Span(" " + state, Style.FAINT)));
  }

  private List<Span> row(Heading heading, Progress all, boolean current) {
    LessonProgress progress = all.lesson(heading.name());
    String number = Columns.right(Integer.toString(heading.number()), 2);
    String state = state(heading, progress);
    int room = width - 9 - Columns.of(state);
    String title = Columns.clip(heading.title(), Math.max(4, room));
    Span mark =
        current
            ? new Span(palette.mark("▸ ", "> "), Style.PROMPT)
            : progress.done() ? new Span(palette.mark("✓ ", "+ "), Style.GOOD) : Span.of("  ");
    return List.of(
        Span.of("  "),
        mark,
        new Span(number + "  ", Style.FAINT),
        new Span(Columns.left(title, room), current ? Style.STRONG : Style.TEXT),
        new Span(" " + state, Style.FAINT));
  }

  private static String state(Heading heading, LessonProgress progress) {
    if (progress.done()) {
      return "done";
    }
    return progress.begun() ? "begun" : heading.minutes() + " min";
  }

  private List<String> paint(List<List<Span>> lines) {
    return lines.stream().map(palette::paint).toList();
  }
}
