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

/** A lesson before an audience, at a real pseudo-terminal and with real processes. */
@Timeout(180)
class PresentIT {

  private static final String LEFT = "\033[D";
  private static final String PAGE_DOWN = "\033[6~";
  private static final String OUR_SCREEN_AGAIN = "\033[?1049l";

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

  private Terminal present(String... options) throws Exception {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "present";
    arguments[1] = "cube-and-square";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return showing(proclings.terminal(80, 24, arguments), "space goes on");
  }

  private static Terminal showing(Terminal terminal, String... texts) {
    for (String text : texts) {
      terminal.awaitsScreen("«" + text + "»", screen -> screen.contains(text));
    }
    return terminal;
  }

  private static void left(Terminal terminal, int exitCode) throws Exception {
    assertThat(terminal.exitCode()).isEqualTo(exitCode);
    String written = terminal.written();
    assertThat(written.substring(written.lastIndexOf("\033[?25l")))
        .contains("\033[?25h", OUR_SCREEN_AGAIN);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
  void aCellIsTypedRunAndEditedAndThereIsAPromptWithAllOfIt() throws Exception {
    try (Terminal terminal = present()) {
      terminal.type(PAGE_DOWN);
      showing(terminal, "2/12", "any key types");
      terminal.type("whatever");
      showing(terminal, "▎ var p = new Process(() -");
      terminal.type(Terminal.ENTER);
      showing(terminal, "space runs it").type(" ");
      showing(terminal, "│ Hello from a process of my own", "1 process · exit code 0");
      terminal.type("e");
      showing(terminal, "Enter at the end runs it", "p.join();");
      terminal.type("print(\"edited\");" + Terminal.ENTER);
      showing(terminal, "MainProcess │ edited", "space goes on");
      terminal.type("p");
      showing(terminal, "Everything of the lesson is in scope here.", "❯");
      terminal.type("print(\"exit \" + p.exitCode())" + Terminal.ENTER);
      showing(terminal, "MainProcess │ exit 0");
      terminal.type("q" + Terminal.ENTER);
      showing(terminal, "MainProcess │ edited", "space goes on");
      terminal.type(LEFT);
      showing(terminal, "1/12", "A program that is running is a process.");
      terminal.type("qq");
      left(terminal, 0);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
  void whatRunsIsStoppedByCtrlCAndWhoIsEndedLeavesNobody() throws Exception {
    try (Terminal terminal = present("--typing", "off")) {
      terminal.type(" ");
      showing(terminal, "space runs it").type("e");
      showing(terminal, "Enter at the end runs it");
      String endless =
          "new Process(() -> { print(\"there\"); while (true); }).start(); while (true);";
      terminal.type("\001\013".repeat(3) + endless + Terminal.ENTER);
      showing(terminal, "│ there", "running", "Process-");
      terminal.type(Terminal.CTRL_C);
      showing(terminal, "space goes on");
      terminal.type("r");
      showing(terminal, "running", "│ there");
      terminal.type("f");
      showing(terminal, "stopped by SIGSTOP");
      terminal.mark();
      new ProcessBuilder("kill", "-TERM", Long.toString(terminal.pid())).start().waitFor();
      left(terminal, 143);
    }
  }

  @Test
  void aDryRunGoesThroughAllSlidesAndTellsWhatTheyTake() throws Exception {
    Result run = proclings.run("present", "cube-and-square", "--dry-run", "--minutes", "20");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out().lines().filter(line -> line.matches(" {2}[ 1][0-9] .*"))).hasSize(12);
    assertThat(run.out())
        .containsPattern("2 {4}cell greeting( +0:\\d\\d){2} +\\d+\\.\\d s")
        .containsPattern("\\d+:\\d\\d of 20:00: \\d+:\\d\\d left for questions\\.")
        .doesNotContain("\033");
  }

  @Test
  void aDryRunSaysWhatWouldBeASurprise() throws Exception {
    Path lesson = folder.resolve("course/01-wrong/lesson.md");
    Files.createDirectories(lesson.getParent());
    Files.writeString(
        folder.resolve("course/course.yaml"), "format: 1\ntitle: T\nlessons:\n  - name: wrong\n");
    Files.writeString(
        lesson,
        """
        ---
        title: Wrong
        summary: It says otherwise.
        minutes: 1
        ---

        ## Here

        ```java demo one
        print("one");
        ```

        ```expect
        MainProcess │ two
        ```
        """);
    String course = folder.resolve("course").toString();
    Result run = proclings.run("present", "1", "--dry-run", "--lessons", course, "--trust");
    assertThat(run.exitCode()).as(run.out()).isOne();
    assertThat(run.out()).contains("✗ MainProcess printed `one`, not `two`");
    assertThat(run.err()).contains("one thing was otherwise than the lesson says");
  }

  @Test
  void withoutATerminalItSaysWhatToDo() throws Exception {
    Result piped = proclings.run("present", "cube-and-square");
    assertThat(piped.exitCode()).isEqualTo(2);
    assertThat(piped.err()).contains("wants a terminal", "--dry-run");
    Result typing = proclings.run("present", "1", "--typing", "fast");
    assertThat(typing.exitCode()).isEqualTo(2);
    assertThat(typing.err()).contains("--typing must be keys, off or 1 to 1000");
    Result unknown = proclings.run("present", "nothing-like-it", "--dry-run");
    assertThat(unknown.exitCode()).isEqualTo(2);
  }
}
