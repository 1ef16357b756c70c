package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import proclings.lesson.Expectation;
import proclings.lesson.Lesson;
import proclings.lesson.Place;
import proclings.lesson.Step;
import proclings.render.Columns;
import proclings.render.Markdown;
import proclings.render.Palette;
import proclings.render.PlaceWords;
import proclings.render.Span;
import proclings.render.Style;
import proclings.tutor.Beat;
import proclings.tutor.ExerciseProgress;
import proclings.tutor.Turn;

/** How the steps of a lesson look. Every line is at most as wide as asked for. */
final class Views {

  /** Longer lines are hard to read on. */
  private static final int WIDEST_PROSE = 76;

  private static final int ROOMY = 60;

  private static final Mark GOOD = new Mark("✓", "+", Style.GOOD);
  private static final Mark BAD = new Mark("✗", "x", Style.BAD);
  private static final Mark NEITHER = new Mark("·", "-", Style.FAINT);

  private final Palette palette;
  private final Markdown markdown;

  Views(Palette palette) {
    this.palette = palette;
    this.markdown = new Markdown(palette);
  }

  /** What opens a lesson. */
  List<String> title(Lesson lesson, int width) {
    List<String> lines = new ArrayList<>();
    String margin = margin(width);
    Span number = new Span(margin + lesson.number() + "  ", Style.FAINT);
    lines.addAll(markdown.hanging(number, lesson.title(), Style.TITLE, width));
    String indent = " ".repeat(Columns.of(number.text()));
    lines.addAll(
        markdown.hanging(Span.of(indent), lesson.summary(), Style.FAINT, prose(width) + 2));
    if (!lesson.python().isEmpty()) {
      String names = "In Python: " + String.join(", ", lesson.python());
      lines.addAll(
          markdown.hanging(
              Span.of(indent), List.of(new Span(names, Style.FAINT)), prose(width) + 2));
    }
    lines.add("");
    return lines;
  }

  List<String> beat(Beat beat, int width) {
    return switch (beat) {
      case Beat.Text text -> prose(text.markdown(), width);
      case Beat.Cell cell -> shown(cell.shown(), width);
      case Beat.Question question -> question(question, width);
      case Beat.Ordering ordering -> ordering(ordering, width);
      case Beat.Task task -> {
        List<String> lines = task(task.exercise(), width);
        lines.addAll(place(task.exercise().place(), width));
        if (task.isOrder()) {
          lines.add("");
          lines.addAll(pieces(task, width));
        }
        yield lines;
      }
    };
  }

  private List<String> shown(Step.Shown shown, int width) {
    List<String> lines = new ArrayList<>(cell(shown.code(), width));
    lines.addAll(place(shown.place(), width));
    if (shown instanceof Step.Play) {
      lines.addAll(faint("Yours to play with: e edits it, Enter runs it.", width));
    }
    return lines;
  }

  /** Where a cell runs, if that is not where most do. */
  List<String> place(Place place, int width) {
    return PlaceWords.of(place).map(words -> faint(words, width)).orElse(List.of());
  }

  List<String> prose(String text, int width) {
    String margin = margin(width);
    List<String> lines = new ArrayList<>();
    for (String line : markdown.lines(text, prose(width))) {
      lines.add(line.isEmpty() ? line : margin + line);
    }
    return lines;
  }

  /** A cell that Enter runs. */
  List<String> cell(String code, int width) {
    String mark = palette.mark("▎ ", "| ");
    return markdown.cell(code, new Span(margin(width) + mark, Style.PROMPT), width);
  }

  /** A program that is only shown. */
  List<String> python(String program, int width) {
    return markdown.lines("```python\n" + program.stripTrailing() + "\n```", prose(width));
  }

  private List<String> question(Beat.Question asked, int width) {
    List<String> lines = new ArrayList<>();
    asked
        .demo()
        .ifPresent(demo -> {
          lines.addAll(shown(demo, width));
          lines.add("");
        });
    lines.addAll(asked(asked, width));
    return lines;
  }

  /** A question without the demo that it is about. */
  List<String> asked(Beat.Question asked, int width) {
    List<String> lines = new ArrayList<>(ask(asked.question().question(), width));
    lines.add("");
    lines.addAll(numbered(asked.choices(), width));
    return lines;
  }

  private List<String> ordering(Beat.Ordering asked, int width) {
    List<String> lines = new ArrayList<>(shown(asked.demo(), width));
    lines.add("");
    lines.addAll(asked(asked, width));
    return lines;
  }

  /** Lines to be put in order without the demo that prints them. */
  List<String> asked(Beat.Ordering asked, int width) {
    List<String> lines = new ArrayList<>(ask(asked.ordering().question(), width));
    lines.add("");
    List<Expectation.Line> shown = asked.lines();
    int names = shown.stream().mapToInt(line -> Columns.of(line.who().label())).max().orElse(0);
    for (int i = 0; i < shown.size(); i++) {
      Expectation.Line line = shown.get(i);
      String who = Columns.right(line.who().label(), names) + palette.mark(" │ ", " | ");
      lines.addAll(
          markdown.hanging(
              number(i + 1, width),
              List.of(new Span(who, Style.FAINT), Span.of(line.text().forPeople())),
              room(width)));
    }
    return lines;
  }

  /** The lines of an answer that are to be put in order. */
  List<String> pieces(Beat.Task task, int width) {
    List<String> lines = new ArrayList<>();
    List<String> pieces = task.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      lines.addAll(markdown.cell(pieces.get(i).strip(), number(i + 1, width), width));
    }
    return lines;
  }

  private List<String> ask(String question, int width) {
    return markdown.hanging(
        new Span(margin(width) + "? ", Style.HINT.withBold()), question, Style.STRONG, room(width));
  }

  private static Span number(int number, int width) {
    return new Span(margin(width) + "  " + number + "  ", Style.KEY);
  }

  private List<String> numbered(List<String> texts, int width) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      lines.addAll(markdown.hanging(number(i + 1, width), texts.get(i), Style.TEXT, room(width)));
    }
    return lines;
  }

  /** The task, marked at its left from first to last line, so that it is found again. */
  List<String> task(Step.Exercise exercise, int width) {
    String mark = margin(width) + palette.paint(palette.mark("▎ ", "| "), Style.HINT);
    List<String> lines = new ArrayList<>();
    for (String line : markdown.lines(exercise.task(), prose(width) - 2)) {
      lines.add((mark + line).stripTrailing());
    }
    return lines;
  }

  /** What stands under the task when it is first shown. */
  List<String> taskState(ExerciseProgress progress, int width) {
    String text =
        progress.done()
            ? "You have solved this one. Enter opens your answer, n goes on."
            : progress.answer() != null
                ? "Enter opens your answer where you left it."
                : "Enter opens the starter to be changed.";
    return faint(text, width);
  }

  List<String> explanation(Turn.Explain explain, int width) {
    Step.Question question = explain.asked().question();
    int answer = question.answer();
    String right =
        explain.asked().arrangement().number(answer)
            + ", "
            + sentence(question.choices().get(answer));
    List<String> lines = new ArrayList<>();
    if (explain.picked() < 0) {
      lines.addAll(said(NEITHER, "It is " + right, width));
    } else {
      int said = explain.asked().arrangement().number(explain.picked());
      lines.addAll(
          explain.right()
              ? said(GOOD, "You said " + said + ", and so it is.", width)
              : said(BAD, "You said " + said + ". It is " + right, width));
    }
    lines.add("");
    lines.addAll(prose(question.explanation(), width));
    return lines;
  }

  List<String> explanation(Turn.Ordered ordered, int width) {
    List<String> lines = new ArrayList<>();
    String order = ordered.numbers().stream().map(String::valueOf).collect(Collectors.joining(" "));
    if (!order.isEmpty()) {
      lines.addAll(
          ordered
              .verdict()
              .map(verdict ->
                  verdict.possible()
                      ? said(GOOD, order + " could happen.", width)
                      : saidPlainly(BAD, order + " can't happen. " + verdict.why(), width))
              .orElseGet(() ->
                  said(NEITHER, "Not all of these lines came, so this run can't tell.", width)));
      lines.add("");
    }
    lines.addAll(prose(ordered.asked().ordering().explanation(), width));
    return lines;
  }

  private static String sentence(String choice) {
    return choice.strip().endsWith(".") ? choice.strip() : choice.strip() + ".";
  }

  List<String> hints(Turn.Hints hints, int width) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < hints.hints().size(); i++) {
      Span label =
          new Span(
              margin(width) + "Hint " + (hints.first() + i) + " of " + hints.of() + "  ",
              Style.HINT);
      lines.addAll(markdown.hanging(label, hints.hints().get(i), Style.TEXT, prose(width) + 2));
    }
    return lines;
  }

  List<String> solution(Step.Exercise exercise, int width) {
    List<String> lines =
        new ArrayList<>(
            markdown.hanging(Span.of(margin(width)), "One solution:", Style.TEXT, room(width)));
    lines.add("");
    lines.addAll(cell(exercise.solution(), width));
    lines.add("");
    if (exercise.kind() != Step.Exercise.Kind.ORDER) {
      lines.addAll(faint("Enter opens your own answer again.", width));
    }
    return lines;
  }

  List<String> faint(String text, int width) {
    return markdown.hanging(Span.of(margin(width)), text, Style.FAINT, room(width));
  }

  /** A sentence behind a mark. */
  private List<String> said(Mark mark, String text, int width) {
    return markdown.hanging(span(mark), text, Style.TEXT, room(width));
  }

  /** The same where the text is no Markdown. */
  private List<String> saidPlainly(Mark mark, String text, int width) {
    return markdown.hanging(span(mark), List.of(Span.of(text)), room(width));
  }

  private Span span(Mark mark) {
    return new Span(palette.mark(mark.sign + " ", mark.plain + " "), mark.style);
  }

  /** How an answer was. */
  private record Mark(String sign, String plain, Style style) {}

  /** What the learner typed, as it stood at the prompt. */
  List<String> typed(String source, int width) {
    List<String> lines = new ArrayList<>();
    Span prompt = new Span(palette.mark("❯ ", "> "), Style.PROMPT);
    for (String line : markdown.cell(source, Span.of("  "), width)) {
      lines.add(lines.isEmpty() ? palette.paint(List.of(prompt)) + line.substring(2) : line);
    }
    return lines;
  }

  private static String margin(int width) {
    return width < ROOMY ? "" : "  ";
  }

  private static int room(int width) {
    return prose(width) + Columns.of(margin(width));
  }

  private static int prose(int width) {
    return Math.min(WIDEST_PROSE, width - 2 * margin(width).length());
  }
}
