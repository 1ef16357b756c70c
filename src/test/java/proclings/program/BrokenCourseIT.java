package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import proclings.program.Proclings.Result;

/**
 * A course with mistakes in several files: all of them are told at once, and nothing is started.
 */
@Timeout(60)
class BrokenCourseIT {

  private static final List<String> PLACES =
      List.of("course.yaml:2:1: ", "01-one/lesson.md:4:1: ", "02-two/lesson.md:7:4: ");

  @TempDir Path folder;
  private Path course;
  private Proclings proclings;

  @BeforeEach
  void newCourse() throws IOException {
    proclings = new Proclings(folder.resolve("user"));
    course = folder.resolve("course");
    write(
        "course.yaml",
        """
        format: 1
        titel: Broken
        lessons:
          - name: one
          - name: two
        """);
    write(
        "01-one/lesson.md",
        """
        ---
        title: One
        summary: The first.
        minuts: 1
        ---

        Some prose.
        """);
    write(
        "02-two/lesson.md",
        """
        ---
        title: Two
        summary: The second.
        minutes: 1
        ---

        ```java dmo hello
        print("hello");
        ```

        ```expect
        Process-1 │ hello
        ```
        """);
  }

  private void write(String file, String text) throws IOException {
    Path path = course.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  static Stream<List<String>> commands() {
    return Stream.of(
        List.of("lessons"),
        List.of("run", "one"),
        List.of("record", "two", "-o", "never-written.jsonl"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyMistakeIsToldAndNothingIsDone(List<String> command) throws Exception {
    Result result =
        proclings
            .in(folder)
            .run(
                Stream.concat(command.stream(), Stream.of("--lessons", course.toString()))
                    .toArray(String[]::new));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    PLACES.forEach(place -> assertThat(result.err()).contains(course.resolve(place).toString()));
    assertThat(result.err())
        .contains("Did you mean `minutes`?", "Did you mean `java demo`?")
        .endsWith("5 mistakes\n");
    assertThat(folder.resolve("never-written.jsonl")).doesNotExist();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
  void theShellSaysSoToo() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24, "--lessons", course.toString())) {
      assertThat(shell.exitCode()).isEqualTo(2);
      PLACES.forEach(place -> assertThat(shell.written()).contains(place));
      assertThat(shell.written()).doesNotContain("❯");
    }
    proclings.awaitNobody(2000);
  }
}
