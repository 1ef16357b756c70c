package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import proclings.event.Action;
import proclings.event.EventScript;
import proclings.lesson.Expectation;
import proclings.lesson.LessonTexts;

/** Which orders of a run's lines could have been, found out from the run alone. */
class LineOrderTest {

  private static final List<Expectation.Line> LINES =
      LessonTexts.expectation("Process-1 | a\nProcess-2 | b\n---\nmain | done").groups().stream()
          .flatMap(group -> group.lines().stream())
          .toList();

  /** Two processes that print a line each, and a main process that waits for both. */
  private static final CellRun TWO =
      run(
          new EventScript()
              .begin("…")
              .start("MainProcess", "Process-1")
              .start("MainProcess", "Process-2")
              .print("Process-2", "b")
              .print("Process-1", "a")
              .exit("Process-1", 0)
              .exit("Process-2", 0)
              .join("MainProcess", "Process-1")
              .join("MainProcess", "Process-2")
              .print("MainProcess", "done")
              .end());

  @Test
  void anOrderThatTheRunLeftOpenIsPossibleThoughItDidNotHappen() {
    assertThat(judge(TWO, 0, 1, 2).possible()).isTrue();
    assertThat(judge(TWO, 1, 0, 2).possible()).isTrue();
  }

  @Test
  void anImpossibleOrderIsAnsweredWithWhatForbidsIt() {
    LineOrder.Verdict verdict = judge(TWO, 0, 2, 1);
    assertThat(verdict.possible()).isFalse();
    assertThat(verdict.why())
        .isEqualTo(
            "MainProcess prints \"done\" only after Process-2 prints \"b\": Process-2 exits before"
                + " the join of MainProcess returns.");
  }

  @Test
  void aMessageForcesAnOrderBetweenChildren() {
    CellRun talking =
        run(
            new EventScript()
                .begin("…")
                .start("MainProcess", "Process-1")
                .start("MainProcess", "Process-2")
                .print("Process-1", "a")
                .did("Process-1", Action.PUT, "queue-1", 1)
                .did("Process-2", Action.GET, "queue-1", 1)
                .print("Process-2", "b")
                .exit("Process-1", 0)
                .exit("Process-2", 0)
                .print("MainProcess", "done")
                .end());
    assertThat(judge(talking, 1, 0, 2).why()).contains("before Process-2 has it");
    assertThat(judge(talking, 2, 0, 1).possible()).as("nobody joins").isTrue();
  }

  @Test
  void aRunInWhichALineIsMissingSaysNothing() {
    CellRun cut =
        run(
            new EventScript()
                .begin("…")
                .start("MainProcess", "Process-1")
                .print("Process-1", "a")
                .end());
    assertThat(LineOrder.judge(LINES, cut)).isEmpty();
  }

  private static LineOrder.Verdict judge(CellRun run, Integer... order) {
    return LineOrder.judge(Stream.of(order).map(LINES::get).toList(), run).orElseThrow();
  }

  private static CellRun run(EventScript script) {
    return new CellRun(script.events(), List.of(), List.of());
  }
}
