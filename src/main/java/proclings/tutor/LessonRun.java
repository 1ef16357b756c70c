package proclings.tutor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.kernel.CellResult;
import proclings.kernel.Kernel;
import proclings.lesson.Lesson;
import proclings.lesson.Position;
import proclings.lesson.Step;

/**
 * Goes through a lesson with nobody at the keyboard: demos are run and compared with their
 * expectations, predictions are asked and explained, exercises are answered with their solutions.
 */
public final class LessonRun {

  /** The longest that a cell of a lesson may take. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Kernel kernel;
  private final CellRecorder recorder;
  private final Listener listener;
  private final boolean plays;

  /**
   * Is told of each step as it is taken, on the thread that runs the lesson. What the processes do
   * meanwhile comes through the kernel's own sink.
   */
  public interface Listener {

    /** There is text to read. */
    default void prose(Step.Prose prose) {}

    /** A question is asked; a demo that answers it may follow. */
    default void asked(Step.Question question) {}

    /** Lines are to be put in order; the demo that prints them follows. */
    default void asked(Step.Ordering ordering) {}

    /** A demo's cell is about to run. */
    default void demo(Step.Demo demo) {}

    /** There is a cell to play with. It is run only if that was asked for. */
    default void play(Step.Play play) {}

    /** The demo or exercise that was just told of can't run here, for this reason. */
    default void passedOver(String why) {}

    /** A demo's cell and its processes have ended. */
    default void ran(Step.Demo demo, CellResult result, CellRun run, List<Mismatch> mismatches) {}

    /** The question is answered: its demo has run, if it has one. */
    default void explained(Step.Question question) {}

    /** The demo has printed the lines. */
    default void explained(Step.Ordering ordering) {}

    /** An exercise's solution is about to run. */
    default void exercise(Step.Exercise exercise) {}

    /** An exercise's solution was run and judged. */
    default void judged(
        Step.Exercise exercise, CellResult result, CellRun run, Judgement judgement) {}
  }

  /**
   * What came of a lesson.
   *
   * @param mismatches everything that was otherwise than it says
   * @param passedOver the steps that can't run on this system
   */
  public record Result(Lesson lesson, List<Mismatch> mismatches, List<Step> passedOver) {

    /** Whether everything was as the lesson says. */
    public boolean passed() {
      return mismatches.isEmpty();
    }
  }

  /**
   * A run of lessons on a kernel.
   *
   * @param recorder must be fed by the kernel's sink
   */
  public LessonRun(Kernel kernel, CellRecorder recorder, Listener listener) {
    this(kernel, recorder, listener, false);
  }

  private LessonRun(Kernel kernel, CellRecorder recorder, Listener listener, boolean plays) {
    this.kernel = kernel;
    this.recorder = recorder;
    this.listener = listener;
    this.plays = plays;
  }

  /** The same, but the cells to play with are run as well; nothing is expected of them. */
  public LessonRun withPlays() {
    return new LessonRun(kernel, recorder, listener, true);
  }

  /**
   * Runs a lesson from its beginning in an empty notebook.
   *
   * @throws InterruptedException when the calling thread is interrupted
   */
  public Result run(Lesson lesson) throws InterruptedException {
    List<Mismatch> mismatches = new ArrayList<>();
    List<Step> passedOver = new ArrayList<>();
    Runnable explain = () -> {};
    try (UnattendedCells cells = new UnattendedCells(kernel, recorder)) {
      cells.reset();
      for (Step step : lesson.steps()) {
        switch (step) {
          case Step.Prose prose -> listener.prose(prose);
          case Step.Prediction prediction -> {
            listener.asked(prediction);
            explain = () -> listener.explained(prediction);
          }
          case Step.Ordering ordering -> {
            listener.asked(ordering);
            explain = () -> listener.explained(ordering);
          }
          case Step.Recap recap -> {
            listener.asked(recap);
            listener.explained(recap);
          }
          case Step.Play play -> {
            listener.play(play);
            if (plays && cells.has(play.place())) {
              mismatches.addAll(play(play, cells));
            }
          }
          case Step.Demo demo -> {
            listener.demo(demo);
            if (cells.has(demo.place())) {
              mismatches.addAll(demo(demo, cells));
            } else {
              passOver(demo, passedOver);
            }
            explain.run();
            explain = () -> {};
          }
          case Step.Exercise exercise -> {
            listener.exercise(exercise);
            if (cells.has(exercise.place())) {
              mismatches.addAll(exercise(exercise, cells));
            } else {
              passOver(exercise, passedOver);
            }
          }
        }
      }
    }
    return new Result(lesson, List.copyOf(mismatches), List.copyOf(passedOver));
  }

  private void passOver(Step step, List<Step> passedOver) {
    listener.passedOver(Places.PASSED_OVER);
    passedOver.add(step);
  }

  private List<Mismatch> demo(Step.Demo demo, UnattendedCells cells) throws InterruptedException {
    UnattendedCells.Outcome outcome = cells.run(demo.code(), demo.place(), LIMIT);
    List<Mismatch> mismatches = new ArrayList<>(tooLong(demo.at(), outcome));
    mismatches.addAll(ExpectationCheck.check(demo, outcome.run()));
    if (demo.expectation().isPresent() && !outcome.run().left().isEmpty()) {
      cells.endLeftovers();
    }
    listener.ran(demo, outcome.result(), outcome.run(), List.copyOf(mismatches));
    return mismatches;
  }

  private static List<Mismatch> play(Step.Play play, UnattendedCells cells)
      throws InterruptedException {
    UnattendedCells.Outcome outcome = cells.run(play.code(), play.place(), LIMIT);
    List<Mismatch> mismatches = new ArrayList<>(tooLong(play.at(), outcome));
    mismatches.addAll(ExpectationCheck.check(play, outcome.run()));
    if (!outcome.run().left().isEmpty()) {
      cells.endLeftovers();
    }
    return mismatches;
  }

  private List<Mismatch> exercise(Step.Exercise exercise, UnattendedCells cells)
      throws InterruptedException {
    UnattendedCells.Outcome outcome = cells.run(exercise.solution(), exercise.place(), LIMIT);
    Judgement judgement = Judge.judge(exercise, outcome.run());
    List<Mismatch> mismatches = new ArrayList<>(tooLong(exercise.at(), outcome));
    for (Finding finding : judgement.findings()) {
      mismatches.add(
          new Mismatch(
              exercise.at(),
              "the solution of `%s` is not accepted: expected was that %s Instead, %s"
                  .formatted(exercise.id(), finding.expected(), finding.happened())));
    }
    if (!outcome.run().left().isEmpty()) {
      cells.endLeftovers();
    }
    listener.judged(exercise, outcome.result(), outcome.run(), judgement);
    return mismatches;
  }

  private static List<Mismatch> tooLong(Position at, UnattendedCells.Outcome outcome) {
    return Optional.of(outcome).filter(UnattendedCells.Outcome::stopped).stream()
        .map(o ->
            new Mismatch(at, "it took longer than " + LIMIT.toSeconds() + " s and was stopped"))
        .toList();
  }
}
