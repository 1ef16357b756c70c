package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import proclings.program.Proclings.Result;

/** A course of somebody else's, as its author and as its reader see it. */
@Timeout(180)
class AuthorIT {

  @TempDir Path folder;
  private Proclings author;
  private Proclings reader;
  private String course;

  @BeforeEach
  void beginCourse() throws Exception {
    author = new Proclings(folder.resolve("author"));
    reader = new Proclings(folder.resolve("reader"));
    course = folder.resolve("course").toString();
    assertThat(author.run("new", "two-sides", "--lessons", course).exitCode()).isZero();
  }

  @Test
  void aNewLessonPassesTheCheckOfItsAuthor() throws Exception {
    Result checked = author.run("check", "--lessons", course);
    assertThat(checked.out())
        .contains("two-sides", "1 demo,", "7 answers", "1 lesson checked, nothing is wrong.");
    assertThat(checked.exitCode()).isZero();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
  void whatIsSavedIsCheckedAgainUntilItIsInterrupted() throws Exception {
    Path lesson = Path.of(course, "01-two-sides", "lesson.md");
    String right =
        """
        ---
        title: Two sides
        summary: One line.
        minutes: 1
        teaches: [print]
        ---

        ```java demo line
        print("a line");
        ```

        ```expect
        MainProcess │ a line
        ```
        """;
    Files.writeString(lesson, right);
    try (Stream<Path> answers = Files.list(lesson.resolveSibling("answers"))) {
      for (Path answer : answers.toList()) {
        Files.delete(answer);
      }
    }
    Files.delete(lesson.resolveSibling("answers"));
    try (Terminal watch = author.terminal(80, 24, "check", "--watch", "--lessons", course)) {
      watch.awaits("nothing is wrong.").awaits("Ctrl-C ends it.");
      watch.mark();
      Files.writeString(lesson, right.replace("```expect", "```expct"));
      watch.awaits("Did you mean `expect`?").awaits("Ctrl-C ends it.");
      watch.mark();
      Files.writeString(lesson, right);
      watch.awaits("nothing is wrong.").awaits("Ctrl-C ends it.");
      watch.type("\003");
      assertThat(watch.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void nothingOfACourseFromElsewhereRunsUntilSomebodySaysSo() throws Exception {
    Result refused = reader.run("run", "two-sides", "--lessons", course);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("Its lessons are programs", "add --trust");
    assertThat(reader.run("check", "--lessons", course).err()).contains("add --trust");
    // To look at its list runs nothing.
    assertThat(reader.run("lessons", "--lessons", course).out()).contains("two-sides");

    Result trusted = reader.run("run", "two-sides", "--trust", "--lessons", course);
    assertThat(trusted.out()).contains("both are over");
    assertThat(trusted.exitCode()).isZero();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
  void whoSitsAtATerminalIsAskedOnce() throws Exception {
    try (Terminal shell = reader.terminal(80, 24, "--lessons", course)) {
      shell.awaits("Run them? [y/N]");
      shell.type("n\r");
      assertThat(shell.exitCode()).isEqualTo(2);
      assertThat(shell.written()).contains("not opened").doesNotContain("❯");
    }
    try (Terminal shell = reader.terminal(80, 24, "--lessons", course)) {
      shell.awaits("Run them? [y/N]");
      shell.type("y\r");
      shell.awaits("❯");
      shell.type("q\r");
      assertThat(shell.exitCode()).isZero();
    }
    assertThat(reader.run("run", "two-sides", "--lessons", course).exitCode()).isZero();
  }
}
