package proclings.shell;

import java.util.ArrayList;
import java.util.List;
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
    lines.add("");
    return lines;
  }

  List<String> beat(Beat beat, int width) {
    return switch (beat) {
      case Beat.Text text -> prose(text.markdown(), width);
      case Beat.Cell cell -> demo(cell.demo(), width);
      case Beat.Question question -> question(question, width);
      case Beat.Task task -> {
        List<String> lines = task(task.exercise(), width);
        lines.addAll(place(task.exercise().place(), width));
        yield lines;
      }
    };
  }

  private List<String> demo(Step.Demo demo, int width) {
    List<String> lines = new ArrayList<>(cell(demo.code(), width));
    lines.addAll(place(demo.place(), width));
    return lines;
  }

  /** Where a cell runs, if that is not where most do. */
  private List<String> place(Place place, int width) {
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

  private List<String> question(Beat.Question question, int width) {
    List<String> lines = new ArrayList<>();
    question
        .demo()
        .ifPresent(demo -> {
          lines.addAll(demo(demo, width));
          lines.add("");
        });
    Step.Prediction prediction = question.prediction();
    int room = prose(width) + Columns.of(margin(width));
    lines.addAll(
        markdown.hanging(
            new Span(margin(width) + "? ", Style.HINT.withBold()),
            prediction.question(),
            Style.STRONG,
            room));
    lines.add("");
    for (int i = 0; i < prediction.choices().size(); i++) {
      Span number = new Span(margin(width) + "  " + (i + 1) + "  ", Style.KEY);
      lines.addAll(markdown.hanging(number, prediction.choices().get(i), Style.TEXT, room));
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
    Step.Prediction prediction = explain.prediction();
    String right = (prediction.answer() + 1) + ", " + decapitalized(prediction);
    List<String> lines = new ArrayList<>();
    if (explain.picked() < 0) {
      lines.addAll(said(new Span(palette.mark("· ", "- "), Style.FAINT), "It is " + right, width));
    } else if (explain.right()) {
      Span mark = new Span(palette.mark("✓ ", "+ "), Style.GOOD);
      lines.addAll(said(mark, "You said " + (explain.picked() + 1) + ", and so it is.", width));
    } else {
      Span mark = new Span(palette.mark("✗ ", "x "), Style.BAD);
      String wrong = "You said " + (explain.picked() + 1) + ". It is " + right;
      lines.addAll(said(mark, wrong, width));
    }
    lines.add("");
    lines.addAll(prose(prediction.explanation(), width));
    return lines;
  }

  private static String decapitalized(Step.Prediction prediction) {
    String choice = prediction.choices().get(prediction.answer()).strip();
    return choice.endsWith(".") ? choice : choice + ".";
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
    List<String> lines = new ArrayList<>(said(Span.of(margin(width)), "One solution:", width));
    lines.add("");
    lines.addAll(cell(exercise.solution(), width));
    lines.add("");
    lines.addAll(faint("Enter opens your own answer again.", width));
    return lines;
  }

  List<String> faint(String text, int width) {
    return markdown.hanging(
        Span.of(margin(width)), text, Style.FAINT, prose(width) + Columns.of(margin(width)));
  }

  /** A sentence behind a mark. */
  List<String> said(Span mark, String text, int width) {
    int room = prose(width) + Columns.of(margin(width));
    return markdown.hanging(mark, text, Style.TEXT, room);
  }

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

  private static int prose(int width) {
    return Math.min(WIDEST_PROSE, width - 2 * margin(width).length());
  }
}
