package proclings.author;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import proclings.event.EventSink;
import proclings.kernel.Kernel;
import proclings.lesson.Answer;
import proclings.lesson.Lesson;
import proclings.lesson.Position;
import proclings.lesson.Problem;
import proclings.lesson.Step;
import proclings.tutor.AnswerCheck;
import proclings.tutor.CellRecorder;
import proclings.tutor.LessonRun;
import proclings.tutor.Mismatch;

/**
 * Runs everything of a lesson that can run, on real processes: demos, cells to play with, starters,
 * solutions, answers.
 */
final class LessonCheck implements AutoCloseable {

  private static final int FEWEST_RIGHT = 2;
  private static final int FEWEST_WRONG = 3;

  private final CellRecorder recorder = new CellRecorder();
  private final Kernel kernel;

  /** A check of lessons, one after the other, on a kernel that this opens. */
  LessonCheck(Function<EventSink, Kernel> kernels) {
    this.kernel = kernels.apply(recorder);
  }

  /**
   * What came of a lesson.
   *
   * @param cells how many demos and cells to play with were run
   * @param answers how many answers were judged, solutions and starters among them
   */
  record Result(List<Problem> problems, int cells, int answers) {}

  /**
   * Runs a lesson.
   *
   * @throws InterruptedException when the calling thread is interrupted
   */
  Result check(Lesson lesson) throws InterruptedException {
    List<Problem> problems = new ArrayList<>(answersThere(lesson));
    LessonRun.Result run =
        new LessonRun(kernel, recorder, new LessonRun.Listener() {}).withPlays().run(lesson);
    for (Mismatch mismatch : run.mismatches()) {
      problems.add(
          new Problem(
              mismatch.at(),
              mismatch.what(),
              "Change what the lesson says, or what it runs: proclings run " + lesson.name()));
    }
    List<AnswerCheck.Verdict> verdicts = new AnswerCheck(kernel, recorder).check(lesson);
    verdicts.stream().filter(v -> !v.asMeant()).map(LessonCheck::problem).forEach(problems::add);
    int cells = (int) lesson.steps().stream().filter(Step.Shown.class::isInstance).count();
    int solutions = (int) lesson.steps().stream().filter(Step.Exercise.class::isInstance).count();
    return new Result(problems, cells, solutions + verdicts.size());
  }

  @Override
  public void close() {
    kernel.close();
  }

  static Problem problem(AnswerCheck.Verdict verdict) {
    String told = verdict.judgement().text();
    if (verdict.right()) {
      return new Problem(verdict.at(), verdict.name() + " is right, but is not accepted", told);
    }
    if (verdict.judgement().passed()) {
      return new Problem(
          verdict.at(),
          verdict.name() + " is wrong, but is accepted",
          "Add a rule to `judge` that it doesn't meet: it did what all the others ask.");
    }
    return new Problem(
        verdict.at(),
        "what is said of it doesn't mention \"" + verdict.mention().orElse("") + "\"",
        "Change the line `// judged: …`, or the rules so that they say it. This is said:\n" + told);
  }

  /** An exercise that was tried with one answer has been tried with its author's only. */
  static List<Problem> answersThere(Lesson lesson) {
    List<Problem> problems = new ArrayList<>();
    List<Answer> answers = Answer.of(lesson);
    for (Step step : lesson.steps()) {
      if (step instanceof Step.Exercise exercise) {
        count(exercise, answers, true, FEWEST_RIGHT, problems);
        count(exercise, answers, false, FEWEST_WRONG, problems);
      }
    }
    for (Answer answer : answers) {
      if (!answer.right() && answer.judged().isEmpty()) {
        problems.add(
            new Problem(
                new Position(answer.file(), 1, 1),
                "it isn't said what this wrong answer must be told",
                "Add a line `// judged: TEXT` with a piece of what the judgement must say."));
      }
    }
    return problems;
  }

  private static void count(
      Step.Exercise exercise,
      List<Answer> answers,
      boolean right,
      int fewest,
      List<Problem> problems) {
    long count =
        answers.stream()
            .filter(a -> a.exercise().equals(exercise.id()) && a.right() == right)
            .count();
    if (count < fewest) {
      String kind = right ? "right" : "wrong";
      problems.add(
          new Problem(
              exercise.at(),
              "`%s` has %d %s answer%s in answers/, not %d"
                  .formatted(exercise.id(), count, kind, count == 1 ? "" : "s", fewest),
              right
                  ? "Write answers/%s.right-NAME.java that does the same another way."
                      .formatted(exercise.id())
                  : "Write answers/%s.wrong-NAME.java for a mistake that you expect."
                      .formatted(exercise.id())));
    }
  }
}
