package proclings.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingConsumer;
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

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> everyAnswerIsJudgedByWhatItDoes() {
    return LESSONS.stream().map(lesson -> test(lesson, CourseTest::answersAreJudgedAsMeant));
  }

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> everyCellToPlayWithRuns() {
    return LESSONS.stream()
        .filter(lesson -> lesson.steps().stream().anyMatch(Step.Play.class::isInstance))
        .map(lesson -> test(lesson, CourseTest::playsRun));
  }

  private static DynamicTest test(Lesson lesson, ThrowingConsumer<Lesson> test) {
    return DynamicTest.dynamicTest(lesson.name(), () -> test.accept(lesson));
  }

  private static void answersAreJudgedAsMeant(Lesson lesson) throws InterruptedException {
    CellRecorder recorder = new CellRecorder();
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), recorder)) {
      assertThat(
              new AnswerCheck(kernel, recorder)
                  .check(lesson).stream()
                      .filter(verdict -> !verdict.asMeant())
                      .map(LessonCheck::problem)
                      .map(Problem::rendered))
          .isEmpty();
    }
  }

  private static void playsRun(Lesson lesson) throws InterruptedException {
    CellRecorder recorder = new CellRecorder();
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), recorder)) {
      LessonRun.Result result =
          new LessonRun(kernel, recorder, new LessonRun.Listener() {}).withPlays().run(lesson);
      assertThat(result.mismatches().stream().map(Mismatch::rendered)).isEmpty();
    }
  }
}
