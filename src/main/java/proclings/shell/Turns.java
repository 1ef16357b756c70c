package proclings.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import proclings.lesson.Step;
import proclings.tutor.Beat;
import proclings.tutor.CellRun;
import proclings.tutor.Tour;
import proclings.tutor.Turn;

/** Carries out what a learner's key led to: shows a step, runs a cell, lets something be edited. */
final class Turns {

  private final Console console;
  private final Session session;
  private final Views views;
  private final Pages pages;
  private final CellRuns runs;
  private final Guide guide;

  Turns(Console console, Session session, Views views, Pages pages, CellRuns runs, Guide guide) {
    this.console = console;
    this.session = session;
    this.views = views;
    this.pages = pages;
    this.runs = runs;
    this.guide = guide;
  }

  void take(Tour in, Turn turn) {
    switch (turn) {
      case Turn.Show show -> {
        runs.elsewhere();
        pages.show(in, show.beat());
      }
      case Turn.Run(Step.Shown shown) -> run(in, shown, shown.code());
      case Turn.Change(Step.Shown shown) -> change(in, shown);
      case Turn.Edit(Step.Exercise exercise, String text) -> edit(in, exercise, text);
      case Turn.Try(Step.Exercise exercise, String code) -> attempt(in, exercise, code);
      case Turn.Explain explain -> below(views.explanation(explain, console.width()));
      case Turn.Ordered ordered -> below(views.explanation(ordered, console.width()));
      case Turn.Hints hints -> below(views.hints(hints, console.width()));
      case Turn.Solution(Step.Exercise exercise) ->
          below(views.solution(exercise, console.width()));
      case Turn.Reset(Beat beat) -> {
        session.reset();
        runs.forget();
        console.page();
        pages.show(in, beat);
      }
      case Turn.Solved solved -> {}
      case Turn.NotYet(Step.Exercise exercise) ->
          guide.say(
              exercise.kind() == Step.Exercise.Kind.ORDER
                  ? "Try another order. h gives a hint."
                  : "Enter opens your answer again. h gives a hint.");
      case Turn.Nothing(String why) -> guide.say(why);
      case Turn.Finished finished -> throw new IllegalStateException("the guide's to take");
    }
  }

  private void below(List<String> lines) {
    console.gap();
    console.print(lines);
  }

  /** Runs a cell of the author's, perhaps as the learner changed it. */
  private void run(Tour in, Step.Shown shown, String code) {
    Optional<CellRun> run = Optional.empty();
    if (guide.isThere(shown.place())) {
      guide.running();
      console.gap();
      run = Optional.of(runs.shown(code, shown.place(), in.demosBefore()));
    }
    in.beat().runs().ifPresent(runs::knows);
    Turn after = in.ran(run);
    if (!(after instanceof Turn.Nothing)) {
      take(in, after);
    }
  }

  private void change(Tour in, Step.Shown shown) {
    String text = shown.code().stripTrailing();
    prepare((int) text.lines().count() + 2, List.of());
    console.bar(Bar.editing(in));
    Optional<String> changed = read(text, kept -> {});
    if (changed.isPresent()) {
      run(in, shown, changed.get());
    }
  }

  /** Lets the learner edit an answer, then runs and judges it under its task. */
  private void edit(Tour in, Step.Exercise exercise, String text) {
    if (!guide.isThere(exercise.place())) {
      in.passOver();
      return;
    }
    prepare((int) text.lines().count() + 2, views.task(exercise, console.width()));
    console.bar(Bar.editing(in));
    Optional<String> answer =
        read(
            text,
            kept -> {
              in.trying(kept);
              guide.say("Your answer is kept. Enter opens it again.");
            });
    answer.ifPresent(code -> attempt(in, exercise, code));
  }

  /** Begins a page if so many lines have no room on this one. */
  private void prepare(int rows, List<String> above) {
    if (console.linesOnPage() + rows > console.height()) {
      console.page();
      console.print(above);
    }
  }

  /**
   * Opens an editor on a text.
   *
   * @param broken takes the text of who leaves the editor with Ctrl-C
   * @return the Java that was written; empty if there is none, or a command was typed instead
   */
  private Optional<String> read(String text, Consumer<String> broken) {
    String written;
    try {
      written = console.read(new Console.Prompt(text, true));
    } catch (Console.InterruptedLineException e) {
      if (!e.text().isBlank()) {
        broken.accept(e.text());
      }
      return Optional.empty();
    } catch (Console.EndOfInputException e) {
      guide.quit();
      return Optional.empty();
    }
    Typed typed = Typed.of(written, session.variables(), Typed.Numbers.JAVA);
    if (typed instanceof Typed.Java) {
      return Optional.of(written);
    }
    if (!(typed instanceof Typed.Enter)) {
      guide.handle(typed);
    }
    return Optional.empty();
  }

  /** Runs an answer on a page of its own, under its task, and judges it. */
  private void attempt(Tour in, Step.Exercise exercise, String answer) {
    if (!guide.isThere(exercise.place())) {
      in.passOver();
      return;
    }
    in.trying(answer);
    console.page();
    List<String> task = views.task(exercise, console.width());
    console.print(task);
    if (in.beat() instanceof Beat.Task ordering && ordering.isOrder()) {
      // Who has to try again needs the lines and their numbers.
      console.print(List.of(""));
      console.print(views.pieces(ordering, console.width()));
    } else {
      List<String> shown = views.typed(answer, console.width());
      if (task.size() + shown.size() + 10 <= console.height()) {
        console.print(List.of(""));
        console.print(shown);
      }
    }
    guide.running();
    boolean right = runs.answer(answer, exercise, in.demosBefore());
    take(in, in.judged(right));
  }
}
