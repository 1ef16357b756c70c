package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.event.Action;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.lesson.LessonTexts;

class JudgeTest {

  @Test
  void aRightAnswerIsPraisedWithWhatItDid() {
    Judgement judgement = judge(two("Process-1", "Process-2"), "processes: 2", "joined: child");
    assertThat(judgement.passed()).isTrue();
    assertThat(judgement.text())
        .isEqualTo("Right.\n2 processes were started and ended with exit code 0; none is left.");
  }

  @Test
  void tooFewProcessesAreNamed() {
    assertThat(happened(two("Process-1", "Process-2"), "processes: 3"))
        .containsExactly("2 processes were started: Process-1 and Process-2.");
    assertThat(happened(script().print("MainProcess", "x").end(), "processes: at least 1"))
        .containsExactly("no process was started.");
    assertThat(happened(two("w-1", "w-2"), "processes: {by: w-*, count: 2}")).isEmpty();
  }

  @Test
  void thatNoProcessWasStartedIsSaidOnce() {
    EventScript run = script().print("MainProcess", "x").end();
    assertThat(
            happened(
                run, "processes: 2", "joined: child", "at-once: 2", "exits: {by: child, code: 0}"))
        .containsExactly("no process was started.");
    assertThat(happened(run, "joined: child")).containsExactly("no such process was started.");
  }

  @Test
  void aLineThatMainPrintsItselfIsNotAChilds() {
    EventScript run = two("Process-1", "Process-2", "Cube: 8");
    run.print("MainProcess", "Cube: 27");
    assertThat(happened(run, "prints: {by: child, line: \"Cube: 27\"}"))
        .containsExactly("MainProcess printed `Cube: 27`, the main process itself.");
  }

  @Test
  void aLineThatIsNearlyRightIsShown() {
    assertThat(
            happened(
                two("Process-1", "Process-2", "cube: 8"), "prints: {line: \"Cube: {number}\"}"))
        .containsExactly("there was no such line; Process-1 printed `cube: 8`.");
  }

  @Test
  void aLineMayComeTooOftenOrTooSeldom() {
    EventScript run = two("Process-1", "Process-2", "x");
    assertThat(happened(run, "prints: {line: x, times: 1}"))
        .containsExactly("it was printed 2 times, by Process-1 and Process-2.");
    assertThat(happened(run, "prints: {line: x, times: 3}"))
        .containsExactly("it was printed 2 times only.");
    assertThat(happened(run, "prints: {line: x, times: 0}")).hasSize(1);
    assertThat(happened(run, "prints: {line: y, times: 0}")).isEmpty();
  }

  @Test
  void linesOfDifferentProcessesMayNotComeFromOne() {
    EventScript run =
        script()
            .start("MainProcess", "Process-1")
            .print("Process-1", "a 1")
            .print("Process-1", "a 2")
            .exit("Process-1", 0)
            .end();
    assertThat(happened(run, "different-processes: \"a {number}\""))
        .containsExactly("Process-1 printed `a 1` and then `a 2` as well.");
    assertThat(happened(two("Process-1", "Process-2", "a 1"), "different-processes: a 1"))
        .isEmpty();
  }

  @Test
  void exitCodesAreSaidWithTheirMeaning() {
    EventScript run = script().start("MainProcess", "stuck").exit("stuck", 0).end();
    assertThat(findings(run, "exits: {by: stuck, code: -15}"))
        .containsExactly(
            new Finding(
                "stuck ends with exit code -15 (it was terminated: signal 15).",
                "stuck ended with exit code 0.",
                "Only `terminate()` ends a process with -15, and only while it is alive."));
    assertThat(happened(run, "exits: {by: quick, code: 0}"))
        .containsExactly("no such process was started; started were stuck.");
    assertThat(happened(run, "exits: {by: child, code: 0, times: 1}")).isEmpty();
  }

  @Test
  void anExitCodeThatNoRuleSpeaksOfMustBeZero() {
    EventScript run = script().start("MainProcess", "Process-1").exit("Process-1", 1).end();
    assertThat(happened(run, "processes: 1"))
        .containsExactly(
            "Process-1 ended with exit code 1 (an exception ended it; its trace is in the"
                + " output).");
    assertThat(happened(run, "exits: {by: child, code: 1}")).isEmpty();
  }

  @Test
  void whoIsNeverJoinedIsNamed() {
    EventScript run =
        script()
            .start("MainProcess", "Process-1")
            .start("MainProcess", "Process-2")
            .exit("Process-1", 0)
            .exit("Process-2", 0)
            .join("MainProcess", "Process-1")
            .end();
    assertThat(happened(run, "joined: child")).containsExactly("Process-2 was never joined.");
  }

  @Test
  void processesThatAreJoinedInTheLoopNeverRunAtOnce() {
    EventScript run =
        script()
            .start("MainProcess", "Process-1")
            .exit("Process-1", 0)
            .join("MainProcess", "Process-1")
            .start("MainProcess", "Process-2")
            .exit("Process-2", 0)
            .join("MainProcess", "Process-2")
            .end();
    assertThat(happened(run, "at-once: 2"))
        .containsExactly(
            "Process-1 was joined before Process-2 was started, so no two processes ran at the"
                + " same time.");
  }

  @Test
  void aProcessThatEndsBeforeTheNextIsStartedRanBesideItAllTheSame() {
    EventScript run =
        script()
            .start("MainProcess", "Process-1")
            .exit("Process-1", 0)
            .start("MainProcess", "Process-2")
            .exit("Process-2", 0)
            .join("MainProcess", "Process-1")
            .join("MainProcess", "Process-2")
            .end();
    assertThat(happened(run, "at-once: 2")).isEmpty();
    assertThat(happened(run, "at-once: 1")).containsExactly("at most 2 ran at the same time.");
  }

  @Test
  void orderIsAllOfOneKindBeforeAllOfTheNext() {
    EventScript run =
        script().print("MainProcess", "a").print("MainProcess", "b").print("MainProcess", "a");
    assertThat(happened(run.end(), "order: [a, b]"))
        .containsExactly("MainProcess printed `b` before MainProcess printed `a`.");
    assertThat(happened(run, "order: [a, {by: child, line: b}]"))
        .containsExactly("nobody printed `b`.");
  }

  @Test
  void messagesAreCountedByWhoPutAndGotThem() {
    EventScript run =
        script()
            .start("MainProcess", "Process-1")
            .did("MainProcess", Action.PUT, "Queue-1", 1)
            .did("MainProcess", Action.PUT, "Queue-1", 2)
            .did("Process-1", Action.GET, "Queue-1", 1)
            .exit("Process-1", 0)
            .end();
    assertThat(happened(run, "queue: {put: 2, got: 1, put-by: main, got-by: child}")).isEmpty();
    assertThat(findings(run, "queue: {put: 2, got: 2}"))
        .extracting(Finding::expected, Finding::happened)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "any process gets 2 messages out of a queue.", "Process-1 got 1."));
    assertThat(happened(script().end(), "queue: {put: 1}"))
        .containsExactly("nobody put a message into a queue.");
  }

  @Test
  void daemonsAndStartMethodsAreSeen() {
    EventScript run =
        script()
            .start("MainProcess", "Process-1", true)
            .start("MainProcess", "Process-2")
            .exit("Process-1", 0)
            .exit("Process-2", 0)
            .end();
    assertThat(happened(run, "daemon: true")).containsExactly("Process-2 is no daemon.");
    assertThat(happened(run, "daemon: {by: Process-1, is: true}")).isEmpty();
    assertThat(happened(run, "start-method: spawn"))
        .containsExactly(
            "Process-1 was started by forkserver and Process-2 was started by forkserver.");
    assertThat(happened(run, "start-method: forkserver")).isEmpty();
    EventScript forked = script().fork("MainProcess", "Process-1").exit("Process-1", 0).end();
    assertThat(happened(forked, "start-method: fork")).isEmpty();
    assertThat(happened(forked, "start-method: forkserver"))
        .containsExactly("Process-1 was started by fork.");
  }

  @Test
  void aCellThatBreaksOffIsJudgedByNothingElse() {
    EventScript run = script().end(Event.Outcome.THREW, "IllegalStateException: no");
    assertThat(happened(run, "processes: 2", "prints: x"))
        .containsExactly("the cell was ended by an exception: IllegalStateException: no.");
  }

  @Test
  void aProcessLeftOverFailsTheAnswer() {
    EventScript run = script().start("MainProcess", "Process-1").end();
    CellRun left = new CellRun(run.events(), List.of(), List.of(run.actor("Process-1")));
    assertThat(Judge.judge(LessonTexts.exercise("processes: 1"), left).findings())
        .extracting(Finding::happened)
        .containsExactly("Process-1 (PID 1001) is still running.");
  }

  @Test
  void theAuthorsOwnWordsTakeThePlaceOfOurs() {
    assertThat(findings(script().end(), "processes: 1\n    otherwise: Start one."))
        .extracting(Finding::look)
        .containsExactly("Start one.");
  }

  private static EventScript script() {
    return new EventScript().begin("…");
  }

  /** Two processes side by side, each printing the line. */
  private static EventScript two(String one, String other, String... line) {
    EventScript run = script().start("MainProcess", one).start("MainProcess", other);
    for (String who : List.of(one, other)) {
      for (String text : line) {
        run.print(who, text);
      }
      run.exit(who, 0).join("MainProcess", who);
    }
    return run.end();
  }

  private static Judgement judge(EventScript run, String... rules) {
    return Judge.judge(
        LessonTexts.exercise(rules), new CellRun(run.events(), List.of(), List.of()));
  }

  private static List<Finding> findings(EventScript run, String... rules) {
    return judge(run, rules).findings();
  }

  private static List<String> happened(EventScript run, String... rules) {
    return findings(run, rules).stream().map(Finding::happened).toList();
  }
}
