package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.event.Action;
import proclings.event.EventScript;
import proclings.lesson.LessonTexts;

class JudgeOfLocksTest {

  private static final String PRINTING = "holds-lock-while-printing: \"Cube: {number}\"";
  private static final String THROUGHOUT = "holds-lock-throughout: \"Cube: {number}\"";
  private static final String WRITING = "holds-lock-while-writing: child";

  @Test
  void whoPrintsWithoutALockIsNamedWithWhoHeldIt() {
    EventScript run =
        script()
            .did("Process-1", Action.ACQUIRE, "Lock-1", 1)
            .print("Process-1", "Cube: 1")
            .print("Process-2", "Cube: 1000")
            .did("Process-1", Action.RELEASE, "Lock-1", 0);
    assertThat(happened(run, PRINTING))
        .containsExactly(
            "Process-2 printed `Cube: 1000` while it held no lock; Process-1 held Lock-1 at that"
                + " time.");
  }

  @Test
  void printingUnderTheLockPasses() {
    EventScript run = locked(locked(script(), "Process-1", "Lock-1"), "Process-2", "Lock-1");
    assertThat(happened(run, PRINTING)).isEmpty();
    assertThat(happened(run, THROUGHOUT)).isEmpty();
  }

  @Test
  void aLockOfOnesOwnKeepsNobodyOut() {
    EventScript run = locked(locked(script(), "Process-1", "Lock-1"), "Process-2", "Lock-2");
    assertThat(happened(run, PRINTING))
        .containsExactly(
            "they did not hold the same lock: Process-1 held Lock-1 and Process-2 held Lock-2.");
  }

  @Test
  void aLockThatIsGivenBackBetweenTwoLinesIsNotHeldThroughout() {
    EventScript run = locked(locked(script(), "Process-1", "Lock-1"), "Process-1", "Lock-1");
    assertThat(happened(run, PRINTING)).isEmpty();
    assertThat(happened(run, THROUGHOUT))
        .containsExactly("Process-1 gave the lock back between `Cube: 1` and `Cube: 1`.");
  }

  @Test
  void aLineThatNobodyPrintedWasNotPrintedUnderALock() {
    assertThat(happened(script(), PRINTING)).containsExactly("there was no such line at all.");
  }

  @Test
  void aWriteIsBasedOnAReadUnderTheSameLock() {
    EventScript right =
        script()
            .did("Process-1", Action.ACQUIRE, "Lock-1", 1)
            .did("Process-1", Action.READ, "Value-1", 0)
            .did("Process-1", Action.WRITE, "Value-1", 1)
            .did("Process-1", Action.RELEASE, "Lock-1", 0);
    assertThat(happened(right, WRITING)).isEmpty();

    EventScript readTooEarly =
        script()
            .did("Process-1", Action.READ, "Value-1", 0)
            .did("Process-1", Action.ACQUIRE, "Lock-1", 1)
            .did("Process-1", Action.WRITE, "Value-1", 1)
            .did("Process-1", Action.RELEASE, "Lock-1", 0);
    assertThat(happened(readTooEarly, WRITING))
        .containsExactly("Process-1 read Value-1 before it took the lock, and wrote to it after.");

    EventScript without = script().did("Process-2", Action.WRITE, "Value-1", 1);
    assertThat(happened(without, WRITING))
        .containsExactly("Process-2 wrote to Value-1 while it held no lock.");

    assertThat(happened(script(), WRITING))
        .containsExactly("a child process wrote to no shared value.");
  }

  private static EventScript script() {
    return new EventScript()
        .begin("…")
        .start("MainProcess", "Process-1")
        .start("MainProcess", "Process-2");
  }

  private static EventScript locked(EventScript run, String who, String lock) {
    return run.did(who, Action.ACQUIRE, lock, 1)
        .print(who, "Cube: 1")
        .did(who, Action.RELEASE, lock, 0);
  }

  private static List<String> happened(EventScript run, String rule) {
    run.exit("Process-1", 0).exit("Process-2", 0).end();
    return Judge.judge(LessonTexts.exercise(rule), new CellRun(run.events(), List.of(), List.of()))
        .findings()
        .stream()
        .map(Finding::happened)
        .toList();
  }
}
