package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.program.Proclings.Result;

/** {@code exec}: cells in a script, with pipes on all sides. */
@Timeout(120)
class ScriptIT {

  /** Announces itself and then stays for ever, with a child that does the same. */
  private static final String ENDLESS =
      """
      var p = new Process(() -> { print("child runs"); while (true) Thread.sleep(1000); });
      p.start();
      print("main runs");
      while (true) Thread.sleep(1000);
      """;

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

  @Test
  void cellsArePartedByPercentLines() throws Exception {
    Result exec =
        proclings.feed(
            "int a = 1;\n// %% second\nint b = a + 1;\n// %%\nprint(a + b);", "exec", "-");
    assertThat(exec.exitCode()).as(exec.err()).isZero();
    assertThat(exec.out()).contains("MainProcess │ 3");
  }

  @Test
  void aCompileErrorIsShownInTheFilesOwnLines() throws Exception {
    Path file = Files.writeString(folder.resolve("a.java"), "int a = 1;\n// %%\n\nint b = c;\n");
    Result exec = proclings.run("exec", file.toString());
    assertThat(exec.exitCode()).isEqualTo(1);
    assertThat(exec.err()).contains("4").contains("int b = c;").contains("^").contains("symbol");
  }

  @ParameterizedTest
  @CsvSource({
    "throw new IllegalStateException(\"mine\");, mine",
    "System.exit(3);, System.exit(3)",
    "int f(int n) { return f(n + 1) + 1; } f(0);, StackOverflow",
  })
  void aCellThatFailsEndsWithOneAndSaysWhy(String cell, String why) throws Exception {
    Result exec = proclings.feed(cell, "exec", "-");
    assertThat(exec.exitCode()).as(exec.out() + exec.err()).isEqualTo(1);
    assertThat(exec.err()).contains(why);
  }

  @Test
  void whatComesAfterAFailedCellDoesNotRun() throws Exception {
    Result exec = proclings.feed("int a = 1 / 0;\n// %%\nprint(\"after\");", "exec", "-");
    assertThat(exec.exitCode()).isEqualTo(1);
    assertThat(exec.out()).doesNotContain("after");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no/such/file.java", "."})
  void aFileThatCantBeReadIsUsage(String file) throws Exception {
    Result exec = proclings.run("exec", file);
    assertThat(exec.exitCode()).isEqualTo(2);
    assertThat(exec.err()).contains(file).doesNotContain("Exception");
  }

  @Test
  void aDeadlockIsDrawnOnStandardErrorInPlainCharacters() throws Exception {
    Result exec =
        proclings.feed(
            """
            var a = new Lock();
            var b = new Lock();
            var both = new Barrier(2);
            var ada = new Process(() -> { a.acquire(); both.await(); b.acquire(); });
            var ben = new Process(() -> { b.acquire(); both.await(); a.acquire(); });
            ada.start();
            ben.start();
            ada.join(Duration.ofSeconds(5));
            ada.kill();
            ben.kill();
            """,
            "exec",
            "-");
    assertThat(exec.exitCode()).as(exec.err()).isZero();
    assertThat(exec.err())
        .contains("Deadlock: two processes wait for each other", "  +> ", "holds");
    assertThat(exec.out()).doesNotContain("Deadlock");
  }

  @Test
  void runDrawsTheDeadlocksOfALessonToo() throws Exception {
    Result run = proclings.run("run", "deadlock", "--plain");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Deadlock: two processes wait for each other", "holds");
    assertThat(run.out()).doesNotContain("Deadlock: two processes");
  }

  @Test
  void linesComeAsTheyHappen() throws Exception {
    Process exec = proclings.script("exec", "-").start();
    exec.getOutputStream().write(ENDLESS.getBytes(StandardCharsets.UTF_8));
    exec.getOutputStream().close();
    try (BufferedReader out = exec.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine() + out.readLine()).contains("child runs").contains("main runs");
    } finally {
      exec.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aSignalEndsEverythingWithinASecond(String signal, int exitCode) throws Exception {
    Process exec = proclings.script("exec", "-").start();
    exec.getOutputStream().write(ENDLESS.getBytes(StandardCharsets.UTF_8));
    exec.getOutputStream().close();
    try (BufferedReader out = exec.inputReader(StandardCharsets.UTF_8);
        BufferedReader err = exec.errorReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine() + out.readLine()).contains("child runs").contains("main runs");
      long sent = System.nanoTime();
      new ProcessBuilder("kill", "-" + signal, Long.toString(exec.pid())).start().waitFor();
      assertThat(exec.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(exec.exitValue()).isEqualTo(exitCode);
      assertThat(System.nanoTime() - sent).isLessThan(TimeUnit.SECONDS.toNanos(3));
      assertThat(err.lines()).isEmpty();
    }
  }

  @Test
  void aReaderThatGoesAwayEndsItQuietly() throws Exception {
    Process exec = proclings.script("exec", "-").start();
    String flood = "while (true) { print(\"line\"); }";
    exec.getOutputStream().write(flood.getBytes(StandardCharsets.UTF_8));
    exec.getOutputStream().close();
    try (BufferedReader err = exec.errorReader(StandardCharsets.UTF_8)) {
      BufferedReader out = exec.inputReader(StandardCharsets.UTF_8);
      assertThat(out.readLine()).contains("line");
      out.close();
      assertThat(exec.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(exec.exitValue()).isEqualTo(141);
      assertThat(err.lines()).isEmpty();
    }
  }

  @Test
  void killingTheProgramKillsItsProcesses() throws Exception {
    Process exec = proclings.script("exec", "-").start();
    exec.getOutputStream().write(ENDLESS.getBytes(StandardCharsets.UTF_8));
    exec.getOutputStream().close();
    try (BufferedReader out = exec.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine() + out.readLine()).contains("child runs").contains("main runs");
    }
    exec.destroyForcibly().waitFor();
    proclings.awaitNobody(2000);
  }
}
