package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a learner waits, beside jshell, in turns in one run. It prints what it measures; what it
 * demands is only what also holds on a machine that is busy with something else.
 */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "opens a pseudo-terminal of Linux")
class SpeedIT {

  private static final int ROUNDS = 5;

  @TempDir Path folder;

  @Test
  void thePromptStandsBeforeJshells() throws Exception {
    List<Long> jshell = new ArrayList<>();
    List<Long> prompt = new ArrayList<>();
    List<Long> first = new ArrayList<>();
    List<Long> later = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      jshell.add(jshellsPrompt());
      ours(prompt, first, later);
    }
    report("jshell's prompt", jshell);
    report("our prompt", prompt);
    report("first cell, from Enter to its first line", first);
    report("a later cell", later);
    System.out.printf(
        "our prompt in 1/%.1f of jshell's time%n", 1.0 * median(jshell) / median(prompt));
    assertThat(median(prompt)).isLessThan(median(jshell));
  }

  private long jshellsPrompt() throws Exception {
    String jshell = Path.of(System.getProperty("java.home"), "bin", "jshell").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            new ArrayList<>(List.of(jshell, "-J-Djava.util.prefs.userRoot=" + folder)));
    builder.environment().put("TERM", "xterm-256color");
    long began = System.nanoTime();
    try (Terminal terminal = Terminal.start(80, 24, builder)) {
      terminal.awaits("jshell>");
      long took = System.nanoTime() - began;
      terminal.type("/exit\r");
      assertThat(terminal.exitCode()).isZero();
      return took;
    }
  }

  private void ours(List<Long> prompt, List<Long> first, List<Long> later) throws Exception {
    Proclings proclings = new Proclings(folder);
    long began = System.nanoTime();
    try (Terminal terminal = proclings.terminal(80, 24)) {
      terminal.awaits("❯");
      prompt.add(System.nanoTime() - began);
      learnersPause();
      first.add(cell(terminal, 1));
      learnersPause();
      later.add(cell(terminal, 2));
      terminal.type(":quit\r");
      assertThat(terminal.exitCode()).isZero();
    }
    proclings.awaitNobody(5000);
  }

  private static long cell(Terminal terminal, int number) throws IOException {
    long began = System.nanoTime();
    terminal.type("new Process(() -> print(\"cell \" + %d)).start()\r".formatted(number));
    terminal.awaits("│ cell " + number);
    return System.nanoTime() - began;
  }

  /** A part of what is measured: a cell is typed a second after the prompt stood. */
  private static void learnersPause() throws InterruptedException {
    TimeUnit.SECONDS.sleep(1);
  }

  private static void report(String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        "%-42s %5d ms  (%d to %d)%n",
        what, millis(median(nanos)), millis(sorted.getFirst()), millis(sorted.getLast()));
  }

  private static long median(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2);
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }
}
