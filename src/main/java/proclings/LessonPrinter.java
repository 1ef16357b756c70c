package proclings;

import java.util.List;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.kernel.CellResult;
import proclings.kernel.CellResult.Completed;
import proclings.lesson.Lesson;
import proclings.lesson.Place;
import proclings.lesson.Step;
import proclings.render.FindingLines;
import proclings.render.Markdown;
import proclings.render.Outcome;
import proclings.render.Palette;
import proclings.render.PlaceWords;
import proclings.render.ProcessLines;
import proclings.render.Span;
import proclings.render.Style;
import proclings.tutor.CellRun;
import proclings.tutor.Judgement;
import proclings.tutor.LessonRun;
import proclings.tutor.Mismatch;

/** Prints a lesson as it goes by with nobody at the keyboard, lines of processes as they happen. */
final class LessonPrinter implements LessonRun.Listener, EventSink {

  private static final int WIDTH = 80;

  private final Palette palette;
  private final Markdown markdown;
  private final Outcome outcome;
  private final FindingLines findings;
  private final ProcessLines processes;

  LessonPrinter(Palette palette) {
    this.palette = palette;
    this.markdown = new Markdown(palette);
    this.outcome = new Outcome(palette);
    this.findings = new FindingLines(palette);
    this.processes = ProcessLines.plain(palette);
  }

  void title(Lesson lesson) {
    say(palette.paint(lesson.number() + "  " + lesson.title(), Style.TITLE));
    say(lesson.summary());
    if (!lesson.python().isEmpty()) {
      say("In Python: " + String.join(", ", lesson.python()));
    }
    say("");
  }

  /** Says once that waits don't take as long as they say. */
  void scaled(double timeScale) {
    if (timeScale != 1) {
      say("Waits take " + timeScale + " times as long as they say.");
      say("");
    }
  }

  @Override
  public void accept(Event event) {
    processes.of(event).forEach(LessonPrinter::say);
  }

  @Override
  public void prose(Step.Prose prose) {
    text(prose.markdown());
  }

  @Override
  public void asked(Step.Question question) {
    text(question.question());
    choices(question.choices());
  }

  @Override
  public void asked(Step.Ordering ordering) {
    text(ordering.question());
  }

  @Override
  public void demo(Step.Demo demo) {
    place(demo.place());
    code(demo.code());
  }

  @Override
  public void play(Step.Play play) {
    place(play.place());
    code(play.code());
  }

  @Override
  public void passedOver(String why) {
    say(why);
    say("");
  }

  @Override
  public void ran(Step.Demo demo, CellResult result, CellRun run, List<Mismatch> mismatches) {
    tell(result);
    mismatches.forEach(mismatch -> verdict(false, mismatch.rendered()));
    if (mismatches.isEmpty() && demo.expectation().isPresent()) {
      verdict(true, "as the lesson says");
    }
    say("");
  }

  @Override
  public void explained(Step.Question question) {
    text("**" + question.choices().get(question.answer()) + "**");
    text(question.explanation());
  }

  @Override
  public void explained(Step.Ordering ordering) {
    text(ordering.explanation());
  }

  @Override
  public void exercise(Step.Exercise exercise) {
    text("**Exercise.** " + exercise.task());
    place(exercise.place());
    say("A solution:");
    say("");
    code(exercise.solution());
  }

  @Override
  public void judged(Step.Exercise exercise, CellResult result, CellRun run, Judgement judgement) {
    tell(result);
    findings.lines(judgement, WIDTH).forEach(LessonPrinter::say);
    say("");
  }

  private void text(String source) {
    markdown.lines(source, WIDTH).forEach(LessonPrinter::say);
    say("");
  }

  private void place(Place place) {
    PlaceWords.of(place).ifPresent(this::text);
  }

  private void choices(List<String> choices) {
    for (int i = 0; i < choices.size(); i++) {
      say("  " + (i + 1) + "  " + choices.get(i));
    }
    say("");
  }

  private void code(String source) {
    markdown.cell(source, Span.of("    "), WIDTH).forEach(LessonPrinter::say);
    say("");
  }

  /** A value is part of the demo; a demo that is there to fail also says how. */
  private void tell(CellResult result) {
    boolean silent = result instanceof Completed(var value, var notices) && value == null;
    if (!silent) {
      outcome.lines(result, WIDTH).forEach(LessonPrinter::say);
    }
  }

  private void verdict(boolean good, String text) {
    String mark =
        good
            ? palette.paint(palette.mark("✓", "ok:"), Style.GOOD)
            : palette.paint(palette.mark("✗", "not as expected:"), Style.BAD);
    text.lines().forEach(line -> say(mark + " " + line));
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
