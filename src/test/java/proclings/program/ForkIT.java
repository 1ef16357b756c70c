package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Cells that fork in the packaged program: typed, in a lesson, recorded. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "fork() is Linux's")
class ForkIT {

  private static final Pattern JAVA_BLOCK =
      Pattern.compile("^```java\\n([^`]*fork\\(\\)[^`]*)^```", Pattern.MULTILINE);

  private static final String LESSON =
      """
      ---
      title: Copies
      summary: A process in two.
      minutes: 1
      ---

      ## One becomes two

      ```java demo copy fork
      if (fork() == 0) {
        print("the copy");
        _exit(0);
      }
      print("the original");
      ```
      ```expect
      Process-1 │ the copy
      MainProcess │ the original
      ```
      """;

  @TempDir Path folder;
  private Proclings proclings;

  @BeforeEach
  void newUser() throws IOException {
    proclings = new Proclings(folder.resolve("user"));
    Path lesson = folder.resolve("course/01-copies/lesson.md");
    Files.createDirectories(lesson.getParent());
    Files.writeString(lesson, LESSON);
    Files.writeString(
        folder.resolve("course/course.yaml"),
        "format: 1\ntitle: A course\nlessons:\n  - name: copies\n");
  }

  @AfterEach
  void nobodyIsLeft() throws Exception {
    proclings.awaitNobody(2000);
  }

  /** The learners' page has the cell. */
  @Test
  void aCellThatForksIsTypedOrALessons() throws Exception {
    String page = Files.readString(Proclings.HOME.resolve("src/docs/learners.md"));
    Matcher block = JAVA_BLOCK.matcher(page);
    assertThat(block.find()).as("the page has an example").isTrue();
    assertThat(page).contains("`:fork twins()`");
    try (Terminal shell =
        proclings.terminal(80, 24, "--trust", "--lessons", folder.resolve("course").toString())) {
      shell.awaits("Copies").awaits("❯");
      shell.type(block.group(1).replace('\n', ' ') + Terminal.ENTER).awaits("❯");
      shell.type(":fork twins()" + Terminal.ENTER).awaits("it ended with 7");
      Matcher child =
          Pattern.compile("(\\d+) Process-1 │ fork gave 0, and I am (\\d+)")
              .matcher(shell.screen());
      Matcher parent =
          Pattern.compile("(\\d+) MainProcess │ fork gave (\\d+), and I am (\\d+)")
              .matcher(shell.screen());
      assertThat(child.find() && parent.find()).as(shell.screen()).isTrue();
      assertThat(child.group(1)).isEqualTo(child.group(2)).isEqualTo(parent.group(2));
      assertThat(parent.group(1)).isEqualTo(parent.group(3)).isNotEqualTo(child.group(1));
      shell.type(Terminal.ENTER).awaits("in which fork() is safe");
      shell.type(Terminal.ENTER).awaits("│ the copy").awaits("MainProcess │ the original");
      shell.type(":quit" + Terminal.ENTER);
      assertThat(shell.exitCode()).isZero();
    }
  }

  @Test
  void aLessonThatForksIsRunRecordedPlayedBackAndVerified() throws Exception {
    String course = folder.resolve("course").toString();
    String file = folder.resolve("copies.jsonl").toString();
    Proclings.Result ran =
        proclings.run("run", "copies", "--plain", "--trust", "--lessons", course);
    assertThat(ran.out())
        .contains("in which fork() is safe", "Process-1 │ the copy", "MainProcess │ the original");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    Proclings.Result recorded =
        proclings.run("record", "copies", "-o", file, "--trust", "--lessons", course);
    assertThat(recorded.exitCode()).as(recorded.err()).isZero();
    Proclings.Result replayed = proclings.run("replay", file, "--speed", "100");
    assertThat(replayed.out()).contains("Process-1 │ the copy", "MainProcess │ the original");
    Proclings.Result verified = proclings.run("verify", file, "--trust", "--lessons", course);
    assertThat(verified.out()).contains("as recorded");
    assertThat(verified.exitCode()).as(verified.err()).isZero();
  }
}
