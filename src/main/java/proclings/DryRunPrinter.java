package proclings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import proclings.lesson.Lesson;
import proclings.render.Columns;
import proclings.render.Markdown;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.shell.DryRun;

/** Prints how long the slides of a presentation take, and what was not as it should be. */
final class DryRunPrinter {

  private static final int WIDTH = 76;
  private static final int NUMBER = 4;
  private static final int TIME = 8;
  private static final int TITLE = WIDTH - NUMBER - 2 - 3 * TIME;

  private final Lesson lesson;
  private final Palette palette;
  private final Consumer<String> out;
  private Duration speaking = Duration.ZERO;
  private Duration typing = Duration.ZERO;
  private Duration running = Duration.ZERO;
  private int surprises;

  DryRunPrinter(Lesson lesson, Palette palette, Consumer<String> out) {
    this.lesson = lesson;
    this.palette = palette;
    this.out = out;
  }

  void begin(Duration planned) {
    String title = lesson.number() + "  " + lesson.title();
    out.accept(palette.paint(title, Style.TITLE) + ", a dry run planned for " + minutes(planned));
    out.accept("");
    out.accept(row("", "slide", "speak", "type", "run", Style.FAINT));
  }

  void slide(DryRun.Timing timing) {
    speaking = speaking.plus(timing.speaking());
    typing = typing.plus(timing.typing());
    running = running.plus(timing.running().orElse(Duration.ZERO));
    surprises += timing.surprises().size();
    boolean heading = timing.slide().title().equals(timing.slide().section());
    out.accept(
        row(
            Integer.toString(timing.slide().number()),
            (heading ? "" : "  ") + timing.slide().title(),
            estimate(timing.speaking()),
            estimate(timing.typing()),
            timing.running().map(DryRunPrinter::seconds).orElse(""),
            heading ? Style.STRONG : Style.TEXT));
    for (String surprise : timing.surprises()) {
      below(new Span("      " + palette.mark("✗ ", "x "), Style.BAD), surprise);
    }
    for (String remark : timing.remarks()) {
      below(new Span("      " + palette.mark("· ", "- "), Style.FAINT), remark);
    }
  }

  void end(Duration planned) {
    out.accept(
        row("", "in all", minutes(speaking), minutes(typing), seconds(running), Style.FAINT));
    Duration all = speaking.plus(typing).plus(running);
    Duration left = planned.minus(all);
    out.accept("");
    out.accept(
        minutes(all)
            + " of "
            + minutes(planned)
            + ": "
            + minutes(left.abs())
            + (left.isNegative() ? " too long." : " left for questions."));
    out.accept(
        palette.paint(
            "Speaking is estimated at 130 words a minute; running was measured.", Style.FAINT));
  }

  /** How much was otherwise than the lesson says. */
  int surprises() {
    return surprises;
  }

  private void below(Span mark, String text) {
    List<Span> words = List.of(Span.of(text));
    new Markdown(palette).hanging(mark, words, WIDTH).forEach(out);
  }

  private String row(
      String number, String title, String speak, String type, String run, Style style) {
    return palette
        .paint(
            List.of(
                new Span(Columns.right(number, NUMBER) + "  ", Style.FAINT),
                new Span(Columns.left(Columns.clip(title, TITLE), TITLE), style),
                new Span(Columns.right(speak, TIME), style),
                new Span(Columns.right(type, TIME), style),
                new Span(Columns.right(run, TIME), style)))
        .stripTrailing();
  }

  private static String estimate(Duration time) {
    return time.toSeconds() == 0 ? "" : minutes(time);
  }

  /** Such as {@code 3:05}. */
  private static String minutes(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }
}
