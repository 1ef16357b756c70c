package proclings.tutor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import proclings.kernel.Kernel;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;

/** The course of this repository, on real processes. */
@Timeout(600)
class CourseTest {

  private static final Path LESSONS = Path.of("lessons");

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> everyDemoAndSolutionDoesWhatItsLessonSays() {
    return eachLesson(CourseTest::runsAsItSays);
  }

  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> everyAnswerIsJudgedByWhatItDoes() {
    return eachLesson(CourseTest::answersAreJudgedAsMeant);
  }

  private static Stream<DynamicTest> eachLesson(ThrowingConsumer<Lesson> test) {
    return CourseReader.read(LESSONS).lessons().stream()
        .map(lesson -> DynamicTest.dynamicTest(lesson.name(), () -> test.accept(lesson)));
  }

  private static void runsAsItSays(Lesson lesson) throws InterruptedException {
    CellRecorder recorder = new CellRecorder();
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), recorder)) {
      LessonRun.Result result =
          new LessonRun(kernel, recorder, new LessonRun.Listener() {}).run(lesson);
      assertThat(result.mismatches().stream().map(Mismatch::rendered)).isEmpty();
    }
  }

  private static void answersAreJudgedAsMeant(Lesson lesson) throws InterruptedException {
    CellRecorder recorder = new CellRecorder();
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), recorder)) {
      List<AnswerCheck.Verdict> verdicts = new AnswerCheck(kernel, recorder).check(lesson);
      assertThat(
              verdicts.stream()
                  .filter(verdict -> !verdict.asMeant())
                  .map(AnswerCheck.Verdict::rendered)
                  .collect(joining("\n")))
          .isEmpty();
      if (verdicts.isEmpty() && !OS.LINUX.isCurrentOs()) {
        // All its exercises fork.
        return;
      }
      assertThat(verdicts.stream().filter(AnswerCheck.Verdict::right))
          .hasSizeGreaterThanOrEqualTo(3);
      assertThat(verdicts.stream().filter(verdict -> !verdict.right()))
          .hasSizeGreaterThanOrEqualTo(4);
    }
  }
}
