package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import proclings.kernel.Kernel;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;

/** The lessons that come with the program do on real processes what they say. */
class CourseIT {

  static Stream<Named<Lesson>> lessons() {
    return CourseReader.read(Path.of("lessons")).lessons().stream()
        .map(lesson -> Named.of(lesson.name(), lesson));
  }

  @ParameterizedTest
  @MethodSource("lessons")
  @Timeout(180)
  void demosAndSolutionsDoWhatTheLessonSays(Lesson lesson) throws Exception {
    CellRecorder recorder = new CellRecorder();
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), recorder)) {
      LessonRun run = new LessonRun(kernel, recorder, new LessonRun.Listener() {});
      assertThat(run.run(lesson).mismatches()).extracting(Mismatch::rendered).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("lessons")
  @Timeout(600)
  void rightAnswersAreAcceptedAndWrongOnesAreNot(Lesson lesson) throws Exception {
    CellRecorder recorder = new CellRecorder();
    try (Kernel kernel = Kernel.open(Kernel.Options.defaults(), recorder)) {
      List<AnswerCheck.Verdict> verdicts = new AnswerCheck(kernel, recorder).check(lesson);
      String wrong =
          verdicts.stream()
              .filter(verdict -> !verdict.asMeant())
              .map(AnswerCheck.Verdict::rendered)
              .collect(Collectors.joining("\n"));
      assertThat(wrong).isEmpty();
    }
  }
}
