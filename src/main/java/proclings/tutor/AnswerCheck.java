package proclings.tutor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.kernel.Kernel;
import proclings.lesson.Answer;
import proclings.lesson.Lesson;
import proclings.lesson.Position;
import proclings.lesson.Step;

/**
 * Tries an exercise's rules on answers that are known to be right or wrong: its starter, and those
 * that its author wrote down. Each runs in a notebook of its own. The solution is tried by {@link
 * LessonRun}.
 */
public final class AnswerCheck {

  /** For whoever must come to an end, on a busy machine too. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A wrong answer that needs only be wrong may hang; that is as good a failure as any. */
  private static final Duration HANGING_LIMIT = Duration.ofSeconds(8);

  private final Kernel kernel;
  private final CellRecorder recorder;

  /**
   * What came of an answer.
   *
   * @param at where it stands
   * @param name which of the answers there: {@code the starter of `two-cubes`}
   * @param right whether it must be accepted
   * @param mention what the judgement of a wrong one must say, if its author wrote that down
   */
  public record Verdict(
      Position at, String name, boolean right, Optional<String> mention, Judgement judgement) {

    /** Whether a right answer was accepted, or a wrong one rejected for what is wrong about it. */
    public boolean asMeant() {
      return right == judgement.passed() && mentioned();
    }

    /** Whether the judgement of a wrong one says what its author wants to be said. */
    public boolean mentioned() {
      return right || mention.isEmpty() || judgement.text().contains(mention.get());
    }
  }

  /** A check that runs on a kernel whose sink feeds the recorder. */
  public AnswerCheck(Kernel kernel, CellRecorder recorder) {
    this.kernel = kernel;
    this.recorder = recorder;
  }

  /**
   * Judges all answers to a lesson's exercises, but for those that can't run on this system.
   *
   * @throws InterruptedException when the calling thread is interrupted
   */
  public List<Verdict> check(Lesson lesson) throws InterruptedException {
    List<Answer> answers = Answer.of(lesson);
    List<Verdict> verdicts = new ArrayList<>();
    try (UnattendedCells cells = new UnattendedCells(kernel, recorder)) {
      for (Step step : lesson.steps()) {
        if (step instanceof Step.Exercise exercise && cells.has(exercise.place())) {
          for (Tried answer : all(exercise, answers)) {
            verdicts.add(judge(exercise, answer, cells));
          }
        }
      }
    }
    return List.copyOf(verdicts);
  }

  /** An answer, wherever it is written. */
  private record Tried(
      Position at, String name, boolean right, Optional<String> mention, String code) {}

  private static List<Tried> all(Step.Exercise exercise, List<Answer> answers) {
    List<Tried> all = new ArrayList<>();
    Optional<String> any = Optional.empty();
    String of = " of `" + exercise.id() + "`";
    if (exercise.kind() == Step.Exercise.Kind.ORDER) {
      String turned = String.join("\n", exercise.pieces().reversed());
      all.add(new Tried(exercise.at(), "the turned solution" + of, false, any, turned));
    } else {
      all.add(new Tried(exercise.at(), "the starter" + of, false, any, exercise.starter()));
    }
    for (Answer answer : answers) {
      if (answer.exercise().equals(exercise.id())) {
        Position at = new Position(answer.file(), 1, 1);
        all.add(new Tried(at, "this answer", answer.right(), answer.judged(), answer.code()));
      }
    }
    return all;
  }

  private static Verdict judge(Step.Exercise exercise, Tried answer, UnattendedCells cells)
      throws InterruptedException {
    cells.reset();
    Duration limit = answer.right || answer.mention.isPresent() ? LIMIT : HANGING_LIMIT;
    UnattendedCells.Outcome outcome = cells.run(answer.code, exercise.place(), limit);
    return new Verdict(
        answer.at, answer.name, answer.right, answer.mention, Judge.judge(exercise, outcome.run()));
  }
}
