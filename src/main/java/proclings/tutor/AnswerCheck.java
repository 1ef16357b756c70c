package proclings.tutor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.kernel.Kernel;
import proclings.lesson.Answer;
import proclings.lesson.Lesson;
import proclings.lesson.Step;

/**
 * Tries an exercise's rules on answers that are known to be right or wrong: its solution, its
 * starter, and those that its author wrote down. Each runs in a notebook of its own.
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
   * @param name where it stands: {@code lessons/04-lock/answers/receipts.wrong-no-lock.java}
   * @param right whether it must be accepted
   * @param mention what the judgement of a wrong one must say, if its author wrote that down
   */
  public record Verdict(String name, boolean right, Optional<String> mention, Judgement judgement) {

    /** Whether a right answer was accepted, or a wrong one rejected for what is wrong about it. */
    public boolean asMeant() {
      return right == judgement.passed() && mentioned();
    }

    private boolean mentioned() {
      return right || mention.isEmpty() || judgement.text().contains(mention.get());
    }

    /** What happened, for whoever has to mend the rules or the answer. */
    public String rendered() {
      return name
          + (right ? " must be accepted" : " must not be accepted")
          + (judgement.passed() ? ", and is" : ", and is not:\n" + judgement.text())
          + (mentioned() ? "" : "\nIt should have said: " + mention.orElse(""))
          + "\n";
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
          String at = exercise.at() + " ";
          Optional<String> any = Optional.empty();
          verdicts.add(judge(exercise, at + "solution", true, any, exercise.solution(), cells));
          verdicts.add(judge(exercise, at + "starter", false, any, exercise.starter(), cells));
          for (Answer answer : answers) {
            if (answer.exercise().equals(exercise.id())) {
              String name = answer.file().toString();
              verdicts.add(
                  judge(exercise, name, answer.right(), answer.judged(), answer.code(), cells));
            }
          }
        }
      }
    }
    return List.copyOf(verdicts);
  }

  private static Verdict judge(
      Step.Exercise exercise,
      String name,
      boolean right,
      Optional<String> mention,
      String code,
      UnattendedCells cells)
      throws InterruptedException {
    cells.reset();
    Duration limit = right || mention.isPresent() ? LIMIT : HANGING_LIMIT;
    UnattendedCells.Outcome outcome = cells.run(code, exercise.place(), limit);
    return new Verdict(name, right, mention, Judge.judge(exercise, outcome.run()));
  }
}
