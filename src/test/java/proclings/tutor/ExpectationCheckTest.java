package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.lesson.LessonTexts;

class ExpectationCheckTest {

  private static final String TWO_CUBES =
      """
      Process-1 │ Square: 100
      Process-2 │ Cube: 1000
      ---
      MainProcess │ Done!
      """;

  @Test
  void linesOfDifferentProcessesMayComeInAnyOrder() {
    assertThat(check(TWO_CUBES, twoCubes("Process-1", "Process-2"))).isEmpty();
    assertThat(check(TWO_CUBES, twoCubes("Process-2", "Process-1"))).isEmpty();
  }

  @Test
  void theFirstProcessOfTheCellIsProcess1HoweverManyThereWereBefore() {
    EventScript run =
        new EventScript()
            .begin("…")
            .start("MainProcess", "Process-7")
            .start("MainProcess", "Process-8")
            .print("Process-8", "I am Process-8")
            .print("Process-7", "I am Process-7")
            .exit("Process-7", 0)
            .exit("Process-8", 0)
            .end();
    assertThat(check("Process-1 | I am Process-1\nProcess-2 | I am {name self}", run)).isEmpty();
  }

  @Test
  void aMismatchSaysBothNamesOfAProcess() {
    EventScript run =
        new EventScript()
            .begin("…")
            .start("MainProcess", "Process-7")
            .print("Process-7", "b")
            .exit("Process-7", 0)
            .end();
    assertThat(check("Process-1 | a", run))
        .containsExactly("lesson.md:1:1: Process-7 (the lesson's Process-1) printed `b`, not `a`");
  }

  @Test
  void namesThatAProgramChoseStayAsTheyAre() {
    EventScript run =
        new EventScript()
            .begin("…")
            .start("MainProcess", "worker-2")
            .print("worker-2", "hello")
            .exit("worker-2", 0)
            .end();
    assertThat(check("worker-2 | hello", run)).isEmpty();
  }

  @Test
  void whatIsMissingAndWhatCameInsteadAreOneMismatch() {
    EventScript run = twoCubes("Process-1", "Process-2").print("MainProcess", "extra");
    assertThat(check(TWO_CUBES.replace("1000", "27"), run))
        .containsExactly(
            "lesson.md:2:1: Process-2 printed `Cube: 1000`, not `Cube: 27`",
            "lesson.md:1:1: MainProcess printed `extra`, which was not expected");
  }

  @Test
  void aLineOfAnotherProcessIsNotTheRightOne() {
    assertThat(
            check(
                TWO_CUBES.replace("Process-2 │", "MainProcess │"),
                twoCubes("Process-1", "Process-2")))
        .containsExactly(
            "lesson.md:2:1: the main process never printed `Cube: 1000`; Process-2 printed `Cube:"
                + " 1000`");
  }

  @Test
  void aLineThatNobodyPrintedIsMissing() {
    assertThat(check("Process-1 | a\nProcess-1 | b", started().print("Process-1", "a")))
        .contains("lesson.md:2:1: Process-1 never printed `b`");
  }

  @Test
  void otherLinesAreWelcomeWhereTheExpectationSaysSo() {
    EventScript run = twoCubes("Process-1", "Process-2").print("MainProcess", "extra");
    assertThat(check(TWO_CUBES + "...\n", run)).isEmpty();
    assertThat(check("MainProcess | Done!\n...", run)).isEmpty();
  }

  @Test
  void groupsComeOneAfterTheOther() {
    EventScript run =
        started().print("MainProcess", "Done!").print("Process-1", "work").exit("Process-1", 0);
    assertThat(check("Process-1 | work\n---\nMainProcess | Done!", run.end()))
        .containsExactly(
            "lesson.md:3:1: MainProcess printed `Done!` before Process-1 printed `work`, which must"
                + " come first");
  }

  @Test
  void linesOfOneProcessComeInTheirOrderSaveThoseWithATilde() {
    EventScript run =
        started().print("Process-1", "b").print("Process-1", "a").exit("Process-1", 0).end();
    assertThat(check("Process-1 | a\nProcess-1 | b", run))
        .containsExactly(
            "lesson.md:2:1: Process-1 printed `b` before Process-1 printed `a`, which must come"
                + " first");
    assertThat(check("~ Process-1 | a\nProcess-1 | b", run)).isEmpty();
    assertThat(check("* | a\nchild | b", run)).isEmpty();
  }

  @Test
  void anyWayToReadTheLinesWillDo() {
    EventScript run =
        started()
            .print("Process-1", "1")
            .print("Process-1", "x")
            .print("MainProcess", "2")
            .exit("Process-1", 0)
            .end();
    assertThat(check("* | {any}\nProcess-1 | {number}\n* | {number}", run)).isEmpty();
    assertThat(check("* | {any}\n* | {any}\n---\n* | {number}", run)).isEmpty();
    assertThat(check("* | {any}\n...", run)).isEmpty();
  }

  @Test
  void manyLikeLinesAreMatchedAtOnce() {
    EventScript run = started();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      run.print("Process-1", "n " + i);
      expected.append("* | n {number}\n");
    }
    run.print("Process-1", "end").exit("Process-1", 0).end();
    assertThat(check(expected + "* | ende\n", run)).hasSize(1);
    assertThat(check(expected + "* | end\n", run)).isEmpty();
  }

  @Test
  void exitCodesAreZeroUnlessTheExpectationSaysOtherwise() {
    EventScript run = started().exit("Process-1", -15).end();
    assertThat(check("exit Process-1 -15", run)).isEmpty();
    assertThat(check("...", run))
        .containsExactly(
            "lesson.md:1:1: Process-1 ended with exit code -15 (it was terminated: signal 15), not"
                + " 0");
    assertThat(check("exit Process-1 3", run))
        .containsExactly(
            "lesson.md:1:1: Process-1 ended with exit code -15 (it was terminated: signal 15), not"
                + " 3");
    assertThat(check("exit * 3\nexit Process-1 -15", run)).isEmpty();
    assertThat(check("exit Process-2 3\n...\nexit child -15", run))
        .containsExactly("lesson.md:1:1: Process-2 never ended, though exit code 3 was expected");
  }

  @Test
  void aPoolMayTerminateItsWorkers() {
    EventScript run =
        new EventScript()
            .begin("…")
            .start("MainProcess", "PoolWorker-3")
            .exit("PoolWorker-3", -15)
            .end();
    assertThat(check("...", run)).isEmpty();
  }

  @Test
  void aProcessLeftOverIsNamed() {
    EventScript run = started().end();
    Actor left = run.actor("Process-1");
    assertThat(
            ExpectationCheck.check(
                LessonTexts.expectation("..."),
                new CellRun(run.events(), List.of(), List.of(left))))
        .extracting(Mismatch::rendered)
        .containsExactly("lesson.md:1:1: Process-1 (PID 1001) is still running after the demo");
  }

  @Test
  void aCellMustRunToItsEndUnlessItsErrorIsExpected() {
    assertThat(check("...", ended(Event.Outcome.THREW, "IllegalStateException: no")))
        .containsExactly(
            "lesson.md:1:1: the cell was ended by an exception: IllegalStateException: no");
    assertThat(check("throws {any}: no", ended(Event.Outcome.THREW, "IllegalStateException: no")))
        .isEmpty();
    assertThat(check("throws {any}: yes", ended(Event.Outcome.THREW, "IllegalStateException: no")))
        .containsExactly(
            "lesson.md:1:1: the cell threw `IllegalStateException: no`, not {any}: yes");
    assertThat(check("throws {any}", ended(Event.Outcome.OK, "")))
        .containsExactly("lesson.md:1:1: the cell didn't throw {any}");
    assertThat(check("value {number}", ended(Event.Outcome.OK, "42"))).isEmpty();
    assertThat(check("value 41", ended(Event.Outcome.OK, "42")))
        .containsExactly("lesson.md:1:1: the cell's value is `42`, not 41");
    assertThat(check("...", ended(Event.Outcome.DIED, "the cell called System.exit(3)")))
        .containsExactly(
            "lesson.md:1:1: the main process ended before the cell did: the cell called"
                + " System.exit(3)");
  }

  @Test
  void theMainProcessMayEndWhereItsExitCodeIsExpected() {
    EventScript run = new EventScript().begin("…").exit("MainProcess", 3).end(Event.Outcome.DIED);
    assertThat(check("exit MainProcess 3", run)).isEmpty();
  }

  @Test
  void whatEndedTheMainProcessIsSaidWithTheNamesOfTheLesson() {
    EventScript run =
        new EventScript()
            .begin("…")
            .fork("MainProcess", "Process-4")
            .exit("Process-4", -9)
            .exit("MainProcess", -9)
            .end(Event.Outcome.DIED, "it hung with Process-4 (PID 1001). So it is.");
    String dies = "exit Process-1 -9\ndies it hung with Process-1 (PID {pid Process-1}){any}";
    assertThat(check(dies, run)).isEmpty();
    assertThat(check("exit child -9\ndies it hung alone", run))
        .containsExactly(
            "lesson.md:1:1: the main process ended because of `it hung with Process-4 (PID 1001)."
                + " So it is.`, not it hung alone");
    assertThat(check("dies {any}", ended(Event.Outcome.OK, "42")))
        .containsExactly("lesson.md:1:1: the main process didn't end under the cell: {any}");
  }

  private static EventScript started() {
    return new EventScript().begin("…").start("MainProcess", "Process-1");
  }

  private static EventScript twoCubes(String first, String second) {
    EventScript run =
        new EventScript()
            .begin("…")
            .start("MainProcess", "Process-1")
            .start("MainProcess", "Process-2");
    for (String who : List.of(first, second)) {
      run.print(who, who.equals("Process-1") ? "Square: 100" : "Cube: 1000").exit(who, 0);
    }
    return run.print("MainProcess", "Done!").end();
  }

  private static EventScript ended(Event.Outcome outcome, String detail) {
    return new EventScript().begin("…").end(outcome, detail);
  }

  private static List<String> check(String expectation, EventScript run) {
    List<Event> events = run.events();
    if (!(events.stream().anyMatch(Event.CellEnded.class::isInstance))) {
      events = run.end().events();
    }
    return ExpectationCheck.check(
            LessonTexts.expectation(expectation), new CellRun(events, List.of(), List.of()))
        .stream()
        .map(Mismatch::rendered)
        .toList();
  }
}
