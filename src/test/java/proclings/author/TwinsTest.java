package proclings.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;
import proclings.lesson.Step;

/** The programs in Python that stand beside the course's demos. */
@Timeout(60)
class TwinsTest {

  private static final List<Lesson> LESSONS = CourseReader.read(Path.of("lessons")).lessons();

  @Test
  void eachLessonSaysWhatItTeachesOfPythonAndShowsIt() {
    assertThat(LESSONS)
        .allSatisfy(lesson -> {
          assertThat(lesson.python()).as(lesson.name()).isNotEmpty();
          assertThat(lesson.steps())
              .as(lesson.name())
              .anyMatch(step -> step instanceof Step.Shown shown && shown.python().isPresent());
        });
  }

  @Test
  void eachIsPython() throws Exception {
    Process python;
    try {
      python =
          new ProcessBuilder(
                  "python3",
                  "-c",
                  "import sys; [compile(p, '<twin>', 'exec')"
                      + " for p in sys.stdin.read().split('\\0')]")
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "there is no python3 on PATH");
      return;
    }
    String all =
        String.join(
            "\0",
            LESSONS.stream()
                .flatMap(lesson -> lesson.steps().stream())
                .filter(Step.Shown.class::isInstance)
                .flatMap(step -> ((Step.Shown) step).python().stream())
                .toList());
    try (var input = python.getOutputStream()) {
      input.write(all.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
  }
}
