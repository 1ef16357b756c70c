package proclings.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file of the folder {@code mistakes} is a course with mistakes and what must be said of them.
 */
class MistakesTest {

  @TempDir Path folder;

  static Stream<Path> everyMistakeIsReportedWithItsPlaceAndRemedy()
      throws IOException, URISyntaxException {
    var mistakes = Objects.requireNonNull(MistakesTest.class.getResource("mistakes"));
    try (Stream<Path> files = Files.list(Path.of(mistakes.toURI()))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource
  void everyMistakeIsReportedWithItsPlaceAndRemedy(Path fixture) throws IOException {
    FixtureCourse course = FixtureCourse.parse(Files.readString(fixture));
    course.writeTo(folder);

    assertThat(rendered(problemsOf(folder))).isEqualTo(course.problems().strip());
  }

  private static List<Problem> problemsOf(Path folder) {
    ProblemsException e =
        catchThrowableOfType(ProblemsException.class, () -> CourseReader.read(folder));
    return e == null ? List.of() : e.problems();
  }

  private String rendered(List<Problem> problems) {
    return problems.stream()
        .map(Problem::rendered)
        .collect(Collectors.joining("\n"))
        .replace(folder + "/", "");
  }
}
