package proclings.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.EventScript;
import proclings.history.LiveRun;
import proclings.history.RunSummary;
import proclings.kernel.CellResult;
import proclings.kernel.Kernel.ProcessStatus;
import proclings.kernel.ProcessFacts.State;

class OutcomeTest {

  private static List<String> lines(CellResult result, int width) {
    return new Outcome(Palette.PLAIN).lines(result, width);
  }

  @Test
  void aCompileErrorShowsTheLineTheCaretAndTheMessage() {
    var diagnostic =
        new CellResult.Diagnostic(
            2, 9, 3, "int y = cub(3);", "cannot find symbol\nsymbol: method cub(int)");
    assertThat(String.join("\n", lines(new CellResult.Rejected(List.of(diagnostic)), 80)))
        .isEqualTo(
            """
            ✗ Line 2: cannot find symbol
                int y = cub(3);
                        ^^^
                symbol: method cub(int)\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80})
  void theCaretStaysUnderThePieceAtFaultInALongLine(int width) {
    String source = "\tvar x = " + "f(".repeat(60) + "fault" + ")".repeat(60) + ";";
    int column = source.indexOf("fault") + 1;
    var diagnostic = new CellResult.Diagnostic(1, column, 5, source, "bad");
    List<String> shown = lines(new CellResult.Rejected(List.of(diagnostic)), width);
    assertThat(shown).allSatisfy(l -> assertThat(Columns.of(l)).isLessThanOrEqualTo(width));
    assertThat(shown.get(2).indexOf('^')).isEqualTo(shown.get(1).indexOf("fault"));
    assertThat(shown.get(2).strip()).isEqualTo("^^^^^");
  }

  @Test
  void positionsBeyondTheLineDoNoHarm() {
    var diagnostic = new CellResult.Diagnostic(1, 50, 10, "x", "reached end of file");
    assertThat(lines(new CellResult.Rejected(List.of(diagnostic)), 40)).hasSize(3);
    assertThat(
            lines(new CellResult.Rejected(List.of(new CellResult.Diagnostic(1, 1, 1, "", ""))), 40))
        .isNotEmpty();
  }

  @Test
  void anExceptionShowsItsTypeMessageAndFrames() {
    var threw =
        new CellResult.Threw(
            "java.lang.IllegalStateException",
            "closed\nalready",
            List.of("at cube (cell 1, line 2)", "Caused by: IOException: disk"));
    assertThat(lines(threw, 80))
        .containsExactly(
            "✗ IllegalStateException: closed already",
            "    at cube (cell 1, line 2)",
            "    Caused by: IOException: disk");
  }

  @Test
  void aValueIsShownAndNoneIsNot() {
    assertThat(lines(new CellResult.Completed("[1, 2]"), 80)).containsExactly("⇒ [1, 2]");
    assertThat(lines(new CellResult.Completed(null), 80)).isEmpty();
  }

  @Test
  void theDeathOfTheMainProcessIsOneLine() {
    assertThat(lines(new CellResult.MainProcessEnded("the cell called System.exit(3)"), 120))
        .containsExactly(
            "✗ The main process ended: the cell called System.exit(3). A new one has your"
                + " definitions.");
  }

  private static RunSummary run(int started, int atOnce, List<Actor> alive, int... codes) {
    SortedMap<Integer, Integer> counted = new TreeMap<>();
    for (int code : codes) {
      counted.merge(code, 1, Integer::sum);
    }
    return new RunSummary(started, atOnce, counted, alive, Duration.ofMillis(1230));
  }

  @Test
  void theSummarySaysHowManyHowTheyEndedHowLongAndHowManyAtOnce() {
    assertThat(RunWords.of(run(2, 2, List.of(), 0, 0), Palette.PLAIN))
        .isEqualTo("2 processes · all exit codes 0 · 1.23 s · 2 at once");
    assertThat(RunWords.of(run(1, 1, List.of(), -15), Palette.PLAIN))
        .isEqualTo("1 process · exit code −15 · 1.23 s");
    assertThat(RunWords.of(run(3, 1, List.of(), 0, 0, 1), Palette.PLAIN))
        .isEqualTo("3 processes · exit codes 0 ×2, 1 · 1.23 s · one at a time");
    assertThat(RunWords.of(run(1, 1, List.of(new Actor(7, "Process-1"))), Palette.PLAIN))
        .isEqualTo("1 process · still running: Process-1 · 1.23 s");
    assertThat(RunWords.of(run(0, 0, List.of()), Palette.PLAIN))
        .isEqualTo("no process started · 1.23 s");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80})
  void theSummaryFitsTheScreen(int width) {
    ProcessLines lines = new ProcessLines(Palette.PLAIN, new ProcessInks(), () -> width);
    assertThat(lines.summary(run(12, 8, List.of(new Actor(1, "Process-12")), 0, 0, 1, 3, -9)))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(width));
  }

  @Test
  void whatAProcessIsDoingStandsBesideIt() {
    List<ProcessStatus> all =
        List.of(
            new ProcessStatus(100, 1, "MainProcess", "running", false),
            new ProcessStatus(101, 100, "ada", "running", false),
            new ProcessStatus(102, 100, "ben", "running", false));
    EventScript run =
        new EventScript(100)
            .begin("both")
            .start("MainProcess", "ada")
            .start("MainProcess", "ben")
            .did("ada", Action.ACQUIRE, "Lock-1", 1)
            .print("ada", "I have it\u001b[2J")
            .waiting("ben", Action.ACQUIRE, "Lock-1");
    LiveRun live = new LiveRun();
    run.events().forEach(live::accept);
    LiveRun.Moment now = live.now();
    // 1.2 s after ben began to wait.
    long nanos = run.last().nanos() + 1_200_000_000L;
    LiveRun.Moment moment = new LiveRun.Moment(nanos, now.processes(), now.holders());
    Map<Long, Doing> doing =
        Map.of(
            101L, Doing.of(now.processes().get(1), moment, Optional.of(State.RUNNING)),
            102L, Doing.of(now.processes().get(2), moment, Optional.of(State.SLEEPING)));
    ProcessTree tree = new ProcessTree(Palette.PLAIN, new ProcessInks());
    assertThat(tree.lines(all, doing, 80))
        .containsExactly(
            "  100  MainProcess  running",
            "  101  ├ ada        running   │ I have it^[[2J",
            "  102  └ ben        sleeping  acquire on Lock-1 held by 101, 1.2 s");
    assertThat(tree.lines(all, doing, 40))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(40))
        .element(2)
        .asString()
        .isEqualTo("  102  └ ben        acquire Lock-1");
  }

  @Test
  void whatIsWaitedForIsSaidInFewerWordsWhereRoomIsShortAndLongNamesGiveWay() {
    String baker = "the baker in the night shift";
    EventScript run =
        new EventScript(48210)
            .begin("wait")
            .start("MainProcess", baker)
            .waiting(baker, Action.GET, "Queue-12")
            .waiting("MainProcess", Action.JOIN, baker);
    LiveRun live = new LiveRun();
    run.events().forEach(live::accept);
    LiveRun.Moment moment = live.now();
    List<ProcessStatus> all =
        List.of(
            new ProcessStatus(48210, 1, "MainProcess", "running", false),
            new ProcessStatus(48211, 48210, baker, "running", false));
    Map<Long, Doing> doing = new HashMap<>();
    moment
        .processes()
        .forEach(each ->
            doing.put(each.actor().pid(), Doing.of(each, moment, Optional.of(State.SLEEPING))));
    ProcessTree tree = new ProcessTree(Palette.PLAIN, new ProcessInks());
    assertThat(tree.lines(all, doing, 100).getLast())
        .startsWith("  48211  └ " + baker + "  sleeping  get on Queue-12, 0.");
    assertThat(tree.lines(all, doing, 40))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(40))
        .last()
        .asString()
        .startsWith("  48211  └ the ba…  get Queue-12, 0.");
    for (int width = 1; width < 40; width++) {
      assertThat(tree.lines(all, doing, width)).hasSize(2);
    }
  }

  @Test
  void processesStandUnderTheirParents() {
    List<ProcessStatus> all =
        List.of(
            new ProcessStatus(100, 1, "MainProcess", "running", false),
            new ProcessStatus(101, 100, "Process-1", "waiting", false),
            new ProcessStatus(1020, 101, "Process-1:1", "running", true),
            new ProcessStatus(103, 100, "", "standby", false));
    assertThat(new ProcessTree(Palette.PLAIN, new ProcessInks()).lines(all, Map.of(), 80))
        .containsExactly(
            "   100  MainProcess      running",
            "   101  ├ Process-1      waiting",
            "  1020  │ └ Process-1:1  running, daemon",
            "   103  └ (standby)      standby");
  }
}
