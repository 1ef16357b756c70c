package proclings.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import proclings.kernel.Kernel;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;
import proclings.lesson.Problem;
import proclings.lesson.Step;
import proclings.tutor.AnswerCheck;
import proclings.tutor.CellRecorder;
import proclings.tutor.LessonRun;
import proclings.tutor.Mismatch;

/**
 * The course of this repository, as its checker checks it. That its demos and solutions do what the
 * lessons say is seen where they are run to be compared with their transcripts.
 */
@Timeout(600)
class CourseTest {

  private static final int AT_ONCE = 4;

  private static final List<Lesson> LESSONS = CourseReader.read(Path.of("lessons")).lessons();

  @Test
  void nothingIsWrongThatCanBeSeenWithoutRunningIt() {
    List<Problem> problems =
        new ArrayList<>(TaughtNames.check(LESSONS, LESSONS, Kernel.Options.defaults().classPath()));
    for (Lesson lesson : LESSONS) {
      problems.addAll(TextWidth.check(lesson));
      problems.addAll(LessonCheck.answersThere(lesson));
    }
    assertThat(problems.stream().map(Problem::rendered)).isEmpty();
  }

  /** Some kernels serve all lessons one after the other, as opening one costs more than most. */
  private static final BlockingQueue<Checker> IDLE = new LinkedBlockingQueue<>();

  private record Checker(CellRecorder recorder, Kernel kernel) {}

  @BeforeAll
  static void openKernels() {
    for (int i = 0; i < AT_ONCE; i++) {
      CellRecorder recorder = new CellRecorder();
      IDLE.add(new Checker(recorder, Kernel.open(Kernel.Options.defaults().frugal(), recorder)));
    }
  }

  @AfterAll
  static void closeKernels() {
    IDLE.forEach(checker -> checker.kernel.close());
  }

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> everyAnswerIsJudgedByWhatItDoesAndEveryCellToPlayWithRuns() {
    return LESSONS.stream()
        .map(lesson -> DynamicTest.dynamicTest(lesson.name(), () -> check(lesson)));
  }

  private static void check(Lesson lesson) throws InterruptedException {
    Checker checker = IDLE.take();
    try {
      answersAreJudgedAsMeant(lesson, checker);
      playsRun(lesson, checker);
    } finally {
      IDLE.add(checker);
    }
  }

  private static void answersAreJudgedAsMeant(Lesson lesson, Checker checker)
      throws InterruptedException {
    assertThat(
            new AnswerCheck(checker.kernel, checker.recorder)
                .check(lesson).stream()
                    .filter(verdict -> !verdict.asMeant())
                    .map(LessonCheck::problem)
                    .map(Problem::rendered))
        .isEmpty();
  }

  /** A cell to play with is there for whoever comes to it, whatever they have run before. */
  private static void playsRun(Lesson lesson, Checker checker) throws InterruptedException {
    List<Step> plays = lesson.steps().stream().filter(Step.Play.class::isInstance).toList();
    Lesson alone =
        new Lesson(
            lesson.number(),
            lesson.name(),
            lesson.title(),
            lesson.summary(),
            lesson.minutes(),
            lesson.teaches(),
            lesson.python(),
            lesson.examples(),
            plays,
            List.of(),
            lesson.folder());
    LessonRun.Result result =
        new LessonRun(checker.kernel, checker.recorder, new LessonRun.Listener() {})
            .withPlays()
            .run(alone);
    assertThat(result.mismatches().stream().map(Mismatch::rendered)).isEmpty();
  }
}
