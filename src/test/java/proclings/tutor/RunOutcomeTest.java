package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.event.EventScript;

class RunOutcomeTest {

  @Test
  void runsThatDifferInPidsAndNumbersOfProcessesOnlyAreOneOutcome() {
    assertThat(outcome(1000, "Process-1", "Process-2"))
        .isEqualTo(outcome(2000, "Process-7", "Process-8"));
  }

  @Test
  void whoCameFirstMakesAnotherOutcomeAndTheMostFrequentComesFirst() {
    RunOutcome one = outcome(1000, "Process-1", "Process-2");
    RunOutcome other = turned();
    assertThat(RunOutcome.counted(List.of(one, other, other)))
        .containsExactly(new RunOutcome.Counted(other, 2), new RunOutcome.Counted(one, 1));
  }

  @Test
  void howProcessesEndedIsPartOfIt() {
    EventScript script =
        new EventScript().begin("…").start("MainProcess", "Process-1").exit("Process-1", -9).end();
    assertThat(RunOutcome.of(new CellRun(script.events(), List.of(), List.of())).ends())
        .singleElement()
        .asString()
        .startsWith("Process-1 ended with -9");
  }

  private static RunOutcome outcome(long pid, String first, String second) {
    EventScript script = new EventScript(pid);
    script.begin("…").start("MainProcess", first).start("MainProcess", second);
    script.print(first, "I am " + script.pid(first)).print(second, "and I " + second);
    script.exit(first, 0).exit(second, 0).end();
    return RunOutcome.of(new CellRun(script.events(), List.of(), List.of()));
  }

  private static RunOutcome turned() {
    EventScript script = new EventScript(1000);
    script.begin("…").start("MainProcess", "Process-1").start("MainProcess", "Process-2");
    script.print("Process-2", "and I Process-2");
    script.print("Process-1", "I am " + script.pid("Process-1"));
    script.exit("Process-1", 0).exit("Process-2", 0).end();
    return RunOutcome.of(new CellRun(script.events(), List.of(), List.of()));
  }
}
