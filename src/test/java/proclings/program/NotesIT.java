package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import proclings.program.Proclings.Result;

/** A presentation at one pseudo-terminal and its speaker's notes at another. */
@Timeout(180)
class NotesIT {

  private static final String LESSON = "cube-and-square";
  private static final String LEFT = "\033[D";

  @TempDir Path folder;
  private Proclings proclings;

  @BeforeEach
  void newUser() {
    proclings = new Proclings(folder);
  }

  @AfterEach
  void nobodyIsLeft() throws Exception {
    proclings.awaitNobody(2000);
  }

  private Path file() {
    return folder.resolve("state/proclings/presenting/" + LESSON + ".json");
  }

  private Terminal notes() throws Exception {
    Terminal terminal = proclings.terminal(80, 24, "present", LESSON, "--notes");
    return showing(terminal, "Waiting for: proclings present " + LESSON);
  }

  private Terminal present() throws Exception {
    Terminal terminal = proclings.terminal(80, 24, "present", LESSON, "--typing", "off");
    return showing(terminal, "space goes on");
  }

  private static Terminal showing(Terminal terminal, String... texts) {
    for (String text : texts) {
      terminal.awaitsScreen("«" + text + "»", screen -> screen.contains(text));
    }
    return terminal;
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
  void theyFollowThePresentationUntilItEndsAndTheNextOne() throws Exception {
    try (Terminal notes = notes()) {
      try (Terminal presenter = present()) {
        showing(notes, " 1/12 ", "left", "gone", "next  cell");
        presenter.type(" ");
        showing(notes, " 2/12 ", "cell greeting");
        presenter.type(" ");
        showing(presenter, "exit code 0");
        showing(notes, "has run");
        presenter.type("b");
        showing(notes, "blank");
        // Its screen is left for a prompt, and made anew.
        presenter.type("be");
        showing(presenter, "Enter at the end runs it");
        presenter.type(Terminal.CTRL_C);
        showing(presenter, "The cell is as it was.").type(LEFT);
        showing(notes, " 1/12 ");
        presenter.type("qq");
        assertThat(presenter.exitCode()).isZero();
        showing(notes, "The presentation has ended");
        assertThat(file()).doesNotExist();
      }
      try (Terminal presenter = present()) {
        showing(notes, " 1/12 ");
        new ProcessBuilder("kill", "-TERM", Long.toString(presenter.pid())).start().waitFor();
        assertThat(presenter.exitCode()).isEqualTo(143);
        assertThat(file()).doesNotExist();
        showing(notes, "The presentation has ended");
      }
      notes.type("q");
      assertThat(notes.exitCode()).isZero();
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
  void aPresenterThatIsKilledHasEnded() throws Exception {
    try (Terminal notes = notes()) {
      try (Terminal presenter = present()) {
        showing(notes, " 1/12 ");
        new ProcessBuilder("kill", "-KILL", Long.toString(presenter.pid())).start().waitFor();
        showing(notes, "The presentation has ended");
      }
      assertThat(file()).doesNotExist();
      notes.type(Terminal.CTRL_C);
      assertThat(notes.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void onAPipeTheyArePrintedSlideBySlide() throws Exception {
    Result result = proclings.run("present", LESSON, "--notes");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("\n1/12  ", "\n12/12  ", "\n\n    ")
        .doesNotContain("\033", "<!--");
    assertThat(result.err()).isEmpty();
    assertThat(Files.exists(folder.resolve("state"))).isFalse();
  }

  @Test
  void thoseOfACourseFromElsewhereAreReadWithoutTrustAsNothingRuns() throws Exception {
    Path course = Files.createDirectories(folder.resolve("course"));
    Files.writeString(
        course.resolve("course.yaml"),
        """
        format: 1
        title: A course
        lessons:
          - name: one
        """);
    Files.writeString(
        Files.createDirectories(course.resolve("01-one")).resolve("lesson.md"),
        """
        ---
        title: One
        summary: A lesson.
        minutes: 1
        ---
        # The beginning

        Some prose.

        <!-- notes
        Ask **who** has read it.
        -->
        """);
    Result result = proclings.run("present", "one", "--lessons", course.toString(), "--notes");
    assertThat(result.out())
        .isEqualTo("1  One\n\n1/1  The beginning\n\n    Ask who has read it.\n");
    assertThat(result.exitCode()).isZero();
  }
}
