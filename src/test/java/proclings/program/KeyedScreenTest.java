package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import proclings.shell.TwoScreens;

/** Screens led by keys, one after the other, at a real pseudo-terminal. */
@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
class KeyedScreenTest {

  private static final String OTHER_SCREEN = "\033[?1049h";
  private static final String OUR_SCREEN_AGAIN = "\033[?1049l";

  @TempDir Path folder;

  private Terminal program() throws Exception {
    List<String> command =
        List.of(
            // A build in the background ignores them, and whoever it starts would, too.
            "env",
            "--default-signal=HUP,INT,QUIT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            // The terminal's native library is unpacked there.
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            TwoScreens.class.getName());
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().put("TERM", "xterm-256color");
    Terminal terminal = Terminal.start(60, 10, builder);
    return showing(terminal, "first 60x10 pressed «»");
  }

  private static Terminal showing(Terminal terminal, String text) {
    return terminal.awaitsScreen("«" + text + "»", screen -> screen.contains(text));
  }

  private static void signal(Terminal terminal, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(terminal.pid())).start().waitFor();
  }

  /** Leaves the first screen; the program asks for a line then. */
  private static void leaveFirst(Terminal terminal) {
    terminal.type("q").awaits("left BY_KEY").awaits("a line:");
  }

  @Test
  void oneAfterTheOtherHasTheTerminalAndALineIsReadInBetween() throws Exception {
    try (Terminal terminal = program()) {
      terminal.type("a\t\033[6~");
      showing(terminal, "pressed «aTABPAGE_DOWN»");
      leaveFirst(terminal);
      // The terminal shows and corrects what is typed, as it does for any program.
      terminal.type("wrx\177ong\r").awaits("read wrong");
      showing(terminal, "second 60x10 pressed «»");
      terminal.type("b");
      showing(terminal, "pressed «b»");
      terminal.type("q");
      assertThat(terminal.exitCode()).isEqualTo(10);
      assertThat(terminal.written().split("\\Q" + OTHER_SCREEN, -1)).hasSize(3);
      assertThat(terminal.written().split("\\Q" + OUR_SCREEN_AGAIN, -1)).hasSize(3);
    }
  }

  @Test
  void whatItsViewNoLongerShowsIsGone() throws Exception {
    try (Terminal terminal = program()) {
      terminal.type("+");
      showing(terminal, "row 3");
      terminal.type("-");
      terminal.awaitsScreen(
          "one row", screen -> screen.contains("row 1") && !screen.contains("row 3"));
      terminal.resize(40, 6);
      showing(terminal, "first 40x6");
    }
  }

  @Test
  void theViewSaysWhatAnInterruptIs() throws Exception {
    try (Terminal terminal = program()) {
      terminal.type(Terminal.CTRL_C);
      showing(terminal, "interrupts 1");
      terminal.type(Terminal.CTRL_C);
      showing(terminal, "interrupts 2");
      leaveFirst(terminal);
      terminal.type("\r");
      showing(terminal, "second");
      terminal.type(Terminal.CTRL_C);
      assertThat(terminal.exitCode()).isEqualTo(11);
    }
  }

  @Test
  void theEndOfTheInputLeavesWhateverTheViewShows() throws Exception {
    try (Terminal terminal = program()) {
      terminal.type(Terminal.CTRL_D).awaits("left BY_KEY");
    }
  }

  @Test
  void aSignalThatEndsTheProgramClosesWhatTheViewHasOpen() throws Exception {
    try (Terminal terminal = program()) {
      signal(terminal, "TERM");
      assertThat(terminal.exitCode()).isEqualTo(143);
      terminal.awaitsScreen(
          "closed on the terminal that was given back",
          screen -> screen.strip().equals("first closed"));
    }
  }

  @Test
  void signalsAreWhatTheyWereOnceItIsLeft() throws Exception {
    try (Terminal terminal = program()) {
      leaveFirst(terminal);
      signal(terminal, "TERM");
      assertThat(terminal.exitCode()).isEqualTo(143);
      assertThat(terminal.written()).doesNotContain("closed");
    }
    try (Terminal terminal = program()) {
      leaveFirst(terminal);
      terminal.type(Terminal.CTRL_C);
      assertThat(terminal.exitCode()).isEqualTo(130);
    }
  }

  @Test
  void aStopGivesTheScreenBackAndFgBringsItAgain() throws Exception {
    try (Terminal terminal = program()) {
      terminal.type(Terminal.CTRL_Z);
      terminal.awaitsStopped();
      assertThat(terminal.screen()).doesNotContain("first");
      signal(terminal, "CONT");
      showing(terminal, "first 60x10");
      leaveFirst(terminal);
      terminal.type("\r");
      showing(terminal, "second");
      terminal.type(Terminal.CTRL_Z);
      terminal.awaitsStopped();
      signal(terminal, "CONT");
      showing(terminal, "second");
      terminal.type("q");
      assertThat(terminal.exitCode()).isEqualTo(10);
    }
  }
}
