package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell at a real pseudo-terminal: keys, Ctrl-C, other sizes, the end. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
class ShellIT {

  /** A child that runs long, for which main waits. */
  private static final String CHILD =
      "var p = new Process(() -> { print(\"child runs\"); Thread.sleep(100_000); }); p.start();"
          + " print(\"main waits\"); p.join(); print(\"code\", p.exitCode())"
          + Terminal.ENTER;

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
  void enterLeadsFromTheMenuThroughTheFirstDemo() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type(Terminal.ENTER).awaits("A process of your own");
      shell.type(Terminal.ENTER).awaits("Process-1 │ Hello from a process of my own");
      shell.type("q" + Terminal.ENTER);
      assertThat(shell.exitCode()).isZero();
    }
  }

  @Test
  void theNextSessionContinuesWhereTheLearnerStopped() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type(Terminal.ENTER).awaits("A process of your own");
      shell.type("n" + Terminal.ENTER).awaits("Read the line from the left");
      shell.type("n" + Terminal.ENTER).awaits("Two of them");
      shell.type("q" + Terminal.ENTER);
      assertThat(shell.exitCode()).isZero();
    }
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type(Terminal.ENTER).awaits("Two of them");
      shell.type(":quit" + Terminal.ENTER);
      assertThat(shell.exitCode()).isZero();
    }
  }

  @Test
  void javaCanBeTypedAtOnceAndRunsInAnotherProcess() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type("print(6 * 7, ProcessHandle.current().pid())" + Terminal.ENTER);
      shell.awaits("MainProcess │ 42");
      Matcher line = Pattern.compile("(\\d+) MainProcess │ 42 (\\d+)").matcher(shell.screen());
      assertThat(line.find()).as(shell.screen()).isTrue();
      assertThat(line.group(1)).isEqualTo(line.group(2));
      assertThat(Long.parseLong(line.group(1))).isNotEqualTo(shell.pid());
      quit(shell);
    }
  }

  @Test
  void tabCompletesNamesOfTheNotebook() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type("int temperature = 21" + Terminal.ENTER).awaits("21");
      shell.type("print(tempera" + Terminal.TAB).awaits("temperature");
      shell.type(" + 1)" + Terminal.ENTER).awaits("MainProcess │ 22");
      quit(shell);
    }
  }

  @Test
  void ctrlCStopsACellAndItsProcessesAndTheShellGoesOn() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type(CHILD).awaits("│ child runs");
      shell.type(Terminal.CTRL_C).awaits("Stopped");
      shell.type("print(1 + 1)" + Terminal.ENTER).awaits("MainProcess │ 2");
      quit(shell);
    }
  }

  @Test
  void whatIsFrozenWhileACellRunsStandsStillAndIsGoneAfterTheEnd() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type(CHILD).awaits("│ child runs");
      shell.type(":inspect Process-1" + Terminal.ENTER).awaits("open files");
      shell.type(":freeze" + Terminal.ENTER).awaits("stopped by SIGSTOP");
      shell.type(":inspect Process-1" + Terminal.ENTER).awaits("state       stopped");
      shell.type(Terminal.CTRL_C).awaits("Stopped");
      shell.type(":freeze" + Terminal.ENTER).awaits("are stopped by SIGSTOP");
      quit(shell);
    }
  }

  @Test
  void thePanelShowsTheTreeWhileACellRunsAndFoldsIntoTheSummary() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type(
          "var q = new Queue<Integer>(); var p = new Process(() -> q.get()); p.start(); p.join()"
              + Terminal.ENTER);
      shell.awaits("┗ Process-1").awaits("get on Queue-1, ");
      assertThat(shell.screen()).contains("join on Process-1, ");
      shell.type(":signal Process-1 TERM" + Terminal.ENTER).awaits("exit code −15");
      shell.awaits("Enter opens 1");
      quit(shell);
    }
  }

  @Test
  void thePanelShowsTheTreeWhileACellRunsManyTimes() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      Path gate = folder.resolve("gate");
      String waits = "while (!Files.deleteIfExists(Path.of(\"" + gate + "\"))) Thread.yield();";
      shell.type("var p = new Process(() -> { " + waits + " }); p.start(); p.join()");
      shell.type(Terminal.ENTER).awaits("┗ Process-");
      letPass(gate);
      shell.awaits("1 process · exit code 0");
      shell.type(":again 2" + Terminal.ENTER).awaits("┗ Process-");
      letPass(gate);
      shell.awaitsScreen("the second run", screen -> screen.contains("run 2 of 2"));
      letPass(gate);
      shell.awaits("2 × nothing was printed");
      assertThat(shell.screen()).doesNotContain("┗");
      quit(shell);
    }
  }

  /** Lets one process go on that waits at a gate; a cell so takes as long as it is looked at. */
  private static void letPass(Path gate) throws IOException {
    Files.createFile(gate);
    while (Files.exists(gate)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aSignalIsSentWhileACellRuns() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type(CHILD).awaits("│ child runs");
      shell.type(":signal Process-1 KILL" + Terminal.ENTER).awaits("MainProcess │ code -9");
      quit(shell);
    }
  }

  @Test
  void ctrlCStopsAFloodOfLines() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type("while (true) print(\"flood\", 40 + 2)" + Terminal.ENTER).awaits("flood 42");
      long began = System.nanoTime();
      shell.type(Terminal.CTRL_C).awaits("Stopped");
      // A second on a machine that does nothing else.
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(5));
      quit(shell);
    }
  }

  @Test
  void ctrlCAtThePromptOnlyDropsTheLine() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type("print(\"never").awaits("never").type(Terminal.CTRL_C).awaits("❯");
      shell.type("print(\"ever\")" + Terminal.ENTER).awaits("MainProcess │ ever");
      quit(shell);
    }
  }

  @Test
  void ctrlDLeaves() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type(Terminal.CTRL_D);
      assertThat(shell.exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(7)",
        "while (true) { ProcessHandle.current().destroyForcibly(); }",
        "int f(int n) { return f(n + 1) + 1; } f(0)",
        "List<Object> all = new ArrayList<>(); while (true) all.add(new byte[1 << 20])",
        "Runtime.getRuntime().exec(new String[] {\"kill\", \"-9\", \"\" +"
            + " ProcessHandle.current().pid()}).waitFor()",
      })
  void hostileCellsCostNeitherShellNorDefinitions(String cell) throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type("int kept = 5; print(\"kept\", kept)" + Terminal.ENTER).awaits("│ kept 5");
      shell.type(cell + Terminal.ENTER).awaits("✗");
      shell.type("print(\"kept:\", kept)" + Terminal.ENTER).awaits("MainProcess │ kept: 5");
      quit(shell);
    }
  }

  @Test
  void ctrlZGivesTheScreenBackAndFgContinues() throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.type("int kept = 5; print(\"kept\", kept)" + Terminal.ENTER).awaits("│ kept 5");
      shell.type(Terminal.CTRL_Z);
      shell.awaitsStopped();
      shell.awaitsScreen("no bar", screen -> !screen.contains("━━━"));
      new ProcessBuilder("kill", "-CONT", Long.toString(shell.pid())).start().waitFor();
      shell.awaitsScreen("the bar", screen -> screen.contains("Enter opens"));
      shell.type("print(\"kept:\", kept)" + Terminal.ENTER).awaits("MainProcess │ kept: 5");
      quit(shell);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 100, 20})
  void theScreenFollowsTheTerminalsSize(int columns) throws Exception {
    try (Terminal shell = proclings.terminal(80, 24)) {
      menu(shell);
      shell.resize(columns, 30);
      shell.type(Terminal.ENTER).awaits("process");
      shell.type("print(\"wide\".repeat(30))" + Terminal.ENTER).awaits("wide");
      assertThat(shell.screen().lines()).allMatch(line -> line.length() <= columns);
      quit(shell);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dumb", "xterm", "xterm-256color", "linux", "screen"})
  void anyTerminalWillDo(String term) throws Exception {
    ProcessBuilder script = proclings.script();
    script.environment().put("TERM", term);
    try (Terminal shell = Terminal.start(80, 24, script)) {
      shell.awaits("Cube and square");
      shell.type("print(40 + 2)" + Terminal.ENTER).awaits("MainProcess │ 42");
      if (term.equals("dumb")) {
        assertThat(shell.written()).doesNotContain("\033");
      }
      quit(shell);
    }
  }

  @Test
  void noColorMeansNoColour() throws Exception {
    ProcessBuilder script = proclings.script();
    script.environment().put("NO_COLOR", "1");
    try (Terminal shell = Terminal.start(80, 24, script)) {
      menu(shell);
      shell.type(Terminal.ENTER).awaits("A process of your own");
      assertThat(shell.written()).doesNotContainPattern("\033\\[[0-9;]*(3[0-8]|9[0-7])[0-9;]*m");
      quit(shell);
    }
  }

  @Test
  void killingTheShellLeavesNobody() throws Exception {
    try (Terminal shell = runningChild()) {
      ProcessHandle.of(shell.pid()).orElseThrow().destroyForcibly();
      proclings.awaitNobody(2000);
    }
  }

  @Test
  void closingTheTerminalLeavesNobody() throws Exception {
    Terminal shell = runningChild();
    shell.hangUp();
    proclings.awaitNobody(2000);
    shell.close();
  }

  @Test
  void killingTheMainProcessCostsNothingButItself() throws Exception {
    try (Terminal shell = runningChild()) {
      kill(shell, "MainProcess");
      shell.awaits("main process ended");
      shell.type("print(\"still\", kept)" + Terminal.ENTER).awaits("MainProcess │ still 5");
      quit(shell);
    }
  }

  @Test
  void killingAChildIsSeenAsItsExitCode() throws Exception {
    try (Terminal shell = runningChild()) {
      kill(shell, "Process-\\d+");
      shell.awaits("MainProcess │ code -9");
      quit(shell);
    }
  }

  /** A shell in whose notebook {@code kept} is 5, and in which a child runs that main waits for. */
  private Terminal runningChild() throws Exception {
    Terminal shell = proclings.terminal(80, 24);
    try {
      menu(shell);
      shell.type("int kept = 5; print(\"kept\", kept)" + Terminal.ENTER).awaits("│ kept 5");
      shell.type(CHILD).awaits("│ main waits").awaits("│ child runs");
      return shell;
    } catch (AssertionError e) {
      shell.close();
      throw e;
    }
  }

  private static void kill(Terminal shell, String name) {
    List<String> pids =
        Pattern.compile("(\\d+) " + name + " │")
            .matcher(shell.screen())
            .results()
            .map(found -> found.group(1))
            .toList();
    shell.mark();
    ProcessHandle.of(Long.parseLong(pids.getLast())).orElseThrow().destroyForcibly();
  }

  private static void menu(Terminal shell) {
    shell.awaits("Cube and square").awaits("❯");
  }

  private static void quit(Terminal shell) throws Exception {
    shell.type(":quit" + Terminal.ENTER);
    assertThat(shell.exitCode()).isZero();
  }
}
