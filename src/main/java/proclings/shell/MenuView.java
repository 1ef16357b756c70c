package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import proclings.lesson.Contents;
import proclings.lesson.Heading;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.tutor.LessonProgress;
import proclings.tutor.Progress;

/** The list of lessons, with what is done and where to go on. Loads nothing but that. */
final class MenuView {

  private static final int WIDEST = 72;

  private final Palette palette;

  MenuView(Palette palette) {
    this.palette = palette;
  }

  List<String> lines(Contents contents, Progress progress, Heading current, int width) {
    int room = Math.min(WIDEST, width);
    List<List<Span>> lines = new ArrayList<>();
    Span title = new Span("  " + contents.title(), Style.TITLE);
    lines.addAll(Columns.wrap(List.of(title), room));
    for (Contents.Chapter chapter : contents.chapters()) {
      lines.add(List.of());
      if (!chapter.title().isEmpty()) {
        lines.add(chapter(chapter, progress, room));
      }
      for (Heading heading : chapter.headings()) {
        lines.add(row(heading, progress.lesson(heading.name()), heading.equals(current), room));
      }
    }
    lines.add(List.of());
    for (List<Span> line :
        Columns.wrap(List.of(new Span(current.summary(), Style.TEXT)), room - 2)) {
      List<Span> indented = new ArrayList<>(List.of(Span.of("  ")));
      indented.addAll(line);
      lines.add(indented);
    }
    return lines.stream().map(palette::paint).toList();
  }

  /** A chapter's title, and how much of it is done. */
  private static List<Span> chapter(Contents.Chapter chapter, Progress progress, int width) {
    long done = chapter.headings().stream().filter(h -> progress.lesson(h.name()).done()).count();
    String state = done == 0 ? "" : done + "/" + chapter.headings().size();
    int room = width - 3 - Columns.of(state);
    return List.of(
        Span.of("  "),
        new Span(Columns.left(Columns.clip(chapter.title(), room), room), Style.HINT),
        new Span(" " + state, Style.FAINT));
  }

  private List<Span> row(Heading heading, LessonProgress progress, boolean current, int width) {
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
}
