package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.event.json.Header;
import proclings.program.Proclings.Result;
import proclings.transcript.Transcript;

/** Playback at a real pseudo-terminal: keys, other sizes, every way out. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
class PlaybackIT {

  private static final String LEFT = "\033[D";
  private static final String RIGHT = "\033[C";
  private static final String OTHER_SCREEN = "\033[?1049h";
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

  private String transcript(List<Event> events) {
    Path file = folder.resolve("run.jsonl");
    new Transcript(Header.now("queue", "test"), events).write(file);
    return file.toString();
  }

  private String transcript() {
    return transcript(
        new EventScript()
            .begin("print(\"go\");")
            .print("MainProcess", "go")
            .start("MainProcess", "baker")
            .waiting("MainProcess", Action.GET, "Queue-1")
            .print("baker", "bread is ready")
            .did("baker", Action.PUT, "Queue-1", 1)
            .did("MainProcess", Action.GET, "Queue-1", 1)
            .exit("baker", 0)
            .end()
            .begin("print(\"second\")")
            .print("MainProcess", "second")
            .end()
            .events());
  }

  /** So slow that nothing happens but by keys. */
  private Terminal slowly(String file) throws Exception {
    Terminal terminal = proclings.terminal(80, 24, "replay", file, "--speed", "0.00001");
    return terminal.awaitsScreen("the first cell", screen -> screen.contains("▎ print(\"go\");"));
  }

  private static void showing(Terminal terminal, String text) {
    terminal.awaitsScreen("«" + text + "»", screen -> screen.contains(text));
  }

  private static void leavesTheScreenAsItWas(Terminal terminal, int exitCode) throws Exception {
    terminal.awaitsScreen(
        "the screen that there was", screen -> terminal.written().contains(OUR_SCREEN_AGAIN));
    assertThat(terminal.exitCode()).isEqualTo(exitCode);
    String written = terminal.written();
    assertThat(written).containsOnlyOnce(OTHER_SCREEN).contains(OUR_SCREEN_AGAIN);
    assertThat(written.substring(written.indexOf(OUR_SCREEN_AGAIN))).doesNotContain("space");
    assertThat(written.substring(written.lastIndexOf("\033[?25l"))).contains("\033[?25h");
  }

  @Test
  void stepsLeadOnAndReallyBack() throws Exception {
    try (Terminal terminal = slowly(transcript())) {
      terminal.type(RIGHT + RIGHT + RIGHT);
      showing(terminal, "1001 baker │ bread is ready");
      showing(terminal, "└ baker");
      showing(terminal, "get on Queue-1");
      terminal.type(LEFT + LEFT);
      terminal.awaitsScreen(
          "the time before the baker",
          screen -> screen.contains("2/12") && !screen.contains("baker"));
      terminal.type(".");
      showing(terminal, "3/12  MainProcess starts baker");
      terminal.type("q");
      leavesTheScreenAsItWas(terminal, 0);
    }
  }

  @Test
  void cellsTenthsTheTimelineAndSearchAreAKeyAway() throws Exception {
    try (Terminal terminal = slowly(transcript())) {
      terminal.type(" ");
      showing(terminal, "paused 1/100000×");
      terminal.type("+");
      showing(terminal, "paused 1/50000×");
      terminal.type("]");
      showing(terminal, "cell 2/2");
      terminal.type("[[");
      showing(terminal, "1/12");
      terminal.type("5");
      showing(terminal, "6/12");
      terminal.type("t");
      showing(terminal, "┄ waits   ┤ exit code");
      terminal.type("t/SECOND" + Terminal.ENTER + "n");
      showing(terminal, "11/12  MainProcess prints \"second\"");
      terminal.type("/cake" + Terminal.ENTER);
      showing(terminal, "No line of output or code has «cake».");
      terminal.type("?");
      showing(terminal, "to a tenth of the time");
      terminal.type("q");
      leavesTheScreenAsItWas(terminal, 0);
    }
  }

  @Test
  void keysThatMeanNothingDoNothing() throws Exception {
    try (Terminal terminal = slowly(transcript())) {
      // F5 has a bracket and digits in it, which are keys.
      terminal.type("\033[15~zX\001\033[2;5~").type(".");
      showing(terminal, "2/12");
      terminal.type("q");
      leavesTheScreenAsItWas(terminal, 0);
    }
  }

  @Test
  void atFullSpeedItPlaysToTheEndWithLongGapsCut() throws Exception {
    Actor main = new Actor(7, "MainProcess");
    String file =
        transcript(
            List.of(
                new Event.CellBegan(1, 0, main, 1, "slow"),
                new Event.Printed(2, 3_600_000_000_000L, main, Event.Stream.OUT, "at last")));
    try (Terminal terminal = proclings.terminal(80, 24, "replay", file, "--idle", "0.2")) {
      showing(terminal, "MainProcess │ at last");
      showing(terminal, "end 1×");
      terminal.type("q");
      leavesTheScreenAsItWas(terminal, 0);
    }
    Result piped = proclings.run("replay", file, "--idle", "0.2");
    assertThat(piped.out()).isEqualTo("    7 MainProcess │ at last\n");
    assertThat(proclings.run("replay", file, "--idle", "-1").err()).contains("--idle");
  }

  @Test
  void everyWayOutGivesTheTerminalBack() throws Exception {
    String file = transcript();
    try (Terminal terminal = slowly(file)) {
      terminal.type(Terminal.CTRL_C);
      leavesTheScreenAsItWas(terminal, 130);
    }
    try (Terminal terminal = slowly(file)) {
      terminal.type(Terminal.CTRL_D);
      leavesTheScreenAsItWas(terminal, 0);
    }
    try (Terminal terminal = slowly(file)) {
      new ProcessBuilder("kill", "-TERM", Long.toString(terminal.pid())).start().waitFor();
      leavesTheScreenAsItWas(terminal, 143);
    }
    try (Terminal terminal = slowly(file)) {
      terminal.hangUp();
      assertThat(terminal.exitCode()).isIn(0, 129);
    }
  }

  @Test
  void anotherSizeAndAStopAndAContinueArePaintedAnew() throws Exception {
    try (Terminal terminal = slowly(transcript())) {
      terminal.type(RIGHT + RIGHT + RIGHT);
      terminal.resize(40, 16);
      terminal.awaitsScreen(
          "the narrow bar",
          screen ->
              screen.contains("━ 1/2 ━")
                  && screen.lines().allMatch(line -> line.length() <= 40)
                  && screen.lines().count() <= 16);
      terminal.type(Terminal.CTRL_Z);
      terminal.awaitsStopped();
      assertThat(terminal.written()).contains(OUR_SCREEN_AGAIN);
      assertThat(terminal.screen()).doesNotContain("━");
      new ProcessBuilder("kill", "-CONT", Long.toString(terminal.pid())).start().waitFor();
      showing(terminal, "━ 1/2 ━");
      terminal.type(LEFT);
      showing(terminal, "3/12");
      terminal.type("q");
      assertThat(terminal.exitCode()).isZero();
    }
  }

  @Test
  void noEscapeSequenceOfATranscriptReachesTheTerminal() throws Exception {
    String bad = "\033]0;owned\007\033[97;45m\033[6n\u009b97m";
    Actor main = new Actor(7, "MainProcess");
    Actor child = new Actor(8, "child" + bad);
    List<Event> events = new ArrayList<>();
    events.add(new Event.CellBegan(1, 1_000_000, main, 1, "print(\"go\");" + bad));
    events.add(new Event.Started(2, 2_000_000, main, child, "spawn", false));
    events.add(new Event.Printed(3, 3_000_000, child, Event.Stream.OUT, "line" + bad));
    events.add(new Event.Operation(4, 4_000_000, child, Action.ACQUIRE, "Lock-1" + bad, 1));
    events.add(new Event.Waiting(5, 5_000_000, main, Action.ACQUIRE, "Lock-1" + bad));
    events.add(new Event.CellEnded(6, 6_000_000, main, 1, Event.Outcome.DIED, "end" + bad));
    try (Terminal terminal = slowly(transcript(events))) {
      for (int i = 2; i <= events.size(); i++) {
        terminal.type(".");
        showing(terminal, i + "/6");
        terminal.type("t");
        showing(terminal, "7 MainProcess ─");
        terminal.type("t");
        showing(terminal, "▎");
      }
      showing(terminal, "line^[]0;owned^G^[[97;45m");
      terminal.type("/line" + Terminal.ENTER);
      showing(terminal, "3/6");
      terminal.type("q");
      leavesTheScreenAsItWas(terminal, 0);
      assertThat(terminal.written())
          .doesNotContain("\033]0;", "\007", "\033[97;45m", "\033[6n", "\u009b");
    }
  }

  @Test
  void withPlainItPrintsLinesAsOnAPipe() throws Exception {
    try (Terminal terminal = proclings.terminal(80, 24, "replay", transcript(), "--plain")) {
      assertThat(terminal.exitCode()).isZero();
      terminal.awaits("MainProcess │ second");
      assertThat(terminal.written()).doesNotContain("\033");
    }
  }
}
