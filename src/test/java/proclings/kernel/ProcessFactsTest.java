package proclings.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import proclings.kernel.ProcessFacts.State;

@Timeout(60)
class ProcessFactsTest {

  @TempDir Path proc;

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
  void whatIsSaidOfThisProcessIsSo() {
    long pid = ProcessHandle.current().pid();
    ProcessFacts facts = ProcessFacts.of(pid).orElseThrow();
    assertThat(facts.parentPid()).isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
    assertThat(facts.threads()).isGreaterThan(3);
    // The thread that asks runs.
    assertThat(facts.running()).isPositive();
    assertThat(ProcessFacts.stateOf(pid)).contains(State.RUNNING);
    assertThat(facts.memoryKb()).isGreaterThan(1000).isLessThanOrEqualTo(facts.mostMemoryKb());
    assertThat(facts.openFiles().orElseThrow()).isGreaterThan(2);
    assertThat(facts.signals().caught()).contains("SEGV");
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
  void aStoppedProcessIsStoppedAndOneThatIsGoneIsUnknown() throws Exception {
    Process sleeper = new ProcessBuilder("sleep", "100").start();
    try {
      kill("STOP", sleeper);
      awaitState(sleeper, State.STOPPED);
      kill("CONT", sleeper);
      awaitState(sleeper, State.SLEEPING);
    } finally {
      sleeper.destroyForcibly();
    }
    assertThat(sleeper.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(ProcessFacts.of(sleeper.pid())).isEmpty();
    assertThat(ProcessFacts.stateOf(sleeper.pid())).isEmpty();
  }

  private static void kill(String signal, Process process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor())
        .isZero();
  }

  /** The system may take a moment until a signal is delivered. */
  private static void awaitState(Process process, State state) {
    while (!ProcessFacts.stateOf(process.pid()).equals(Optional.of(state))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theSignalsOfAProcessAreReadFromTheirMasks() throws IOException {
    Path folder = Files.createDirectories(proc.resolve("7"));
    Files.writeString(
        folder.resolve("status"),
        """
        Name:\tod(d) Z\tname
        State:\tZ (zombie)
        PPid:\t3
        Threads:\t1
        SigPnd:\t0000000000000001
        ShdPnd:\t0000000000004000
        SigBlk:\t8000000000000000
        SigIgn:\t0000000000001000
        SigCgt:\t0000000000000402
        """);
    ProcessFacts facts = ProcessFacts.of(proc, 7).orElseThrow();
    assertThat(facts.state()).isEqualTo(State.ZOMBIE);
    assertThat(facts.parentPid()).isEqualTo(3);
    assertThat(facts.memoryKb()).isZero();
    assertThat(facts.openFiles()).isEmpty();
    assertThat(facts.signals().pending()).containsExactly(SignalName.of(1), SignalName.of(15));
    assertThat(facts.signals().blocked()).containsExactly("64");
    assertThat(facts.signals().ignored()).containsExactly(SignalName.of(13));
    assertThat(facts.signals().caught()).containsExactly(SignalName.of(2), SignalName.of(11));
  }

  @Test
  void aSignalIsFoundByAnyOfItsSpellings() {
    assertThat(SignalName.parse("TERM")).contains(SignalName.TERM);
    assertThat(SignalName.parse("sigterm")).contains(SignalName.TERM);
    assertThat(SignalName.parse("15")).contains(SignalName.TERM);
    assertThat(SignalName.parse("SIG")).isEmpty();
    assertThat(SignalName.parse("0")).isEmpty();
  }
}
