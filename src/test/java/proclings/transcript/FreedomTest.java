package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.ARRIVE;
import static proclings.event.Action.CALL;
import static proclings.event.Action.EXECUTE;
import static proclings.event.Action.GET;
import static proclings.event.Action.JOIN;
import static proclings.event.Action.NOTIFY;
import static proclings.event.Action.PUT;
import static proclings.event.Action.READ;
import static proclings.event.Action.RECV;
import static proclings.event.Action.RELEASE;
import static proclings.event.Action.RETURN;
import static proclings.event.Action.SEND;
import static proclings.event.Action.WAIT;
import static proclings.event.Action.WRITE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.lesson.Expectation;
import proclings.lesson.Lesson;
import proclings.lesson.LessonTexts;
import proclings.lesson.LinePattern;
import proclings.lesson.Place;
import proclings.lesson.Position;
import proclings.lesson.Step;
import proclings.lesson.Who;

/** What may vary, and that no more than this does. */
class FreedomTest {
  private static final String MAIN = "MainProcess";
  private static final Position HERE = new Position(Path.of("lesson.md"), 1, 1);

  private static Expectation.Line line(String who, String text, boolean anywhere) {
    return new Expectation.Line(HERE, new Who(who), LinePattern.of(text), anywhere);
  }

  private static boolean same(
      EventScript recorded, EventScript happened, boolean more, Expectation.Line... lines) {
    Expectation expectation =
        new Expectation(
            HERE,
            List.of(new Expectation.Group(List.of(lines))),
            List.of(),
            more,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Step demo =
        new Step.Demo(HERE, "demo", Place.MAIN, "code", Optional.of(expectation), Optional.empty());
    Lesson lesson =
        new Lesson(
            1,
            "x",
            "X",
            "x",
            1,
            List.of(),
            List.of(),
            List.of(),
            List.of(demo),
            List.of(),
            Path.of("lessons/01-x"));
    return Comparison.compare(recorded.events(), happened.events(), new LessonExpectations(lesson))
        .isEmpty();
  }

  @Test
  void ofTwoDemosWithOneCellTheOneCountsThatWasRecorded() {
    Lesson lesson =
        LessonTexts.lesson(
            "```java demo a\ncode\n```\n```expect\nmain | one\n```\n"
                + "```java demo b\ncode\n```\n```expect\nmain | in {number} ms\n```\n");
    List<Event> recorded = new EventScript().begin("code\n").print(MAIN, "in 31 ms").end().events();
    List<Event> happened = new EventScript().begin("code\n").print(MAIN, "in 8 ms").end().events();
    assertThat(Comparison.compare(recorded, happened, new LessonExpectations(lesson))).isEmpty();
  }

  private static EventScript main(String... lines) {
    EventScript script = new EventScript(1_000 + lines.length).begin("code");
    for (String line : lines) {
      script.print(MAIN, line);
    }
    return script.end();
  }

  @Test
  void textsThatOnePatternDescribesAreTheSame() {
    assertThat(
            same(main("in 31 ms"), main("in 8 ms"), false, line("main", "in {number} ms", false)))
        .isTrue();
    assertThat(
            same(main("in 31 ms"), main("in time"), false, line("main", "in {number} ms", false)))
        .isFalse();
    assertThat(same(main("in 31 ms"), main("in 8 ms"), false)).isFalse();
  }

  @Test
  void aSingleThreadPrintsInItsOrderWhateverTheLessonSays() {
    Expectation.Line one = line("main", "one", true);
    Expectation.Line two = line("main", "two", true);

    assertThat(same(main("one", "two"), main("two", "one"), false, one, two)).isFalse();
  }

  /** The callbacks of a pool's tasks run in a thread beside the program's own. */
  private static EventScript callbacks(List<String> order) {
    EventScript script = new EventScript().begin("code").start(MAIN, "PoolWorker-1", true);
    for (int i = 1; i <= 2; i++) {
      script.did(MAIN, PUT, "Pool-1", i);
      script.did("PoolWorker-1", GET, "Pool-1", i).did("PoolWorker-1", SEND, "Pool-1", i);
      script.did(MAIN, RECV, "Pool-1", i);
    }
    order.forEach(line -> script.print(MAIN, line));
    return script.exit("PoolWorker-1", 0).end();
  }

  @Test
  void linesOfCallbacksStandWhereTheLessonLetsThem() {
    EventScript recorded = callbacks(List.of("one", "waiting", "two"));
    EventScript happened = callbacks(List.of("two", "one", "waiting"));

    assertThat(
            same(recorded, happened, false, line("main", "one", true), line("main", "two", true)))
        .isTrue();
    assertThat(same(recorded, happened, false, line("main", "one", true))).isFalse();
    assertThat(
            same(
                recorded,
                callbacks(List.of("two", "two", "waiting")),
                false,
                line("main", "one", true),
                line("main", "two", true)))
        .isFalse();
  }

  private static EventScript guarded(String first, String second, String third) {
    EventScript script =
        new EventScript().begin("code").start(MAIN, "Process-1").start(MAIN, "Process-2");
    script.start(MAIN, "Process-3");
    script.did(first, ACQUIRE, "Semaphore-1", 0).did(second, ACQUIRE, "Semaphore-1", 0);
    script.did(second, RELEASE, "Semaphore-1", 1).did(third, ACQUIRE, "Semaphore-1", 1);
    script.did(third, RELEASE, "Semaphore-1", 2).did(first, RELEASE, "Semaphore-1", 3);
    return script.exit("Process-1", 0).exit("Process-2", 0).exit("Process-3", 0).end();
  }

  @Test
  void whoGetsWhichPermitIsAMatterOfLuck() {
    EventScript recorded = guarded("Process-1", "Process-2", "Process-3");

    assertThat(same(recorded, guarded("Process-3", "Process-1", "Process-2"), false)).isTrue();
  }

  private static EventScript waitsFor(int notifications) {
    EventScript script = new EventScript().begin("code").start(MAIN, "Process-1");
    script.did("Process-1", ACQUIRE, "RLock-1", 1);
    for (int i = 1; i <= notifications; i++) {
      script.did("Process-1", RELEASE, "RLock-1", 0);
      script.did(MAIN, ACQUIRE, "RLock-1", 1).did(MAIN, NOTIFY, "Condition-1", i);
      script.did(MAIN, RELEASE, "RLock-1", 0);
      script.did("Process-1", ACQUIRE, "RLock-1", 1).did("Process-1", WAIT, "Condition-1", i);
    }
    script.did("Process-1", RELEASE, "RLock-1", 0);
    for (int i = notifications; i < 2; i++) {
      script.did(MAIN, ACQUIRE, "RLock-1", 1).did(MAIN, NOTIFY, "Condition-1", 9);
      script.did(MAIN, RELEASE, "RLock-1", 0);
    }
    return script.exit("Process-1", 0).end();
  }

  @Test
  void howOftenOneWaitsOnAConditionIsAMatterOfTime() {
    assertThat(same(waitsFor(2), waitsFor(1), false)).isTrue();
    assertThat(same(waitsFor(0), waitsFor(2), false)).isTrue();
  }

  private static EventScript firstIs(String first, String second) {
    return new EventScript()
        .begin("code")
        .start(MAIN, "Process-1")
        .start(MAIN, "Process-2")
        .print(first, "I am first")
        .print(second, "I am second")
        .exit("Process-1", 0)
        .exit("Process-2", 0)
        .end();
  }

  @Test
  void aLineOfAnyProcessMayBeAnothers() {
    EventScript recorded = firstIs("Process-1", "Process-2");
    EventScript happened = firstIs("Process-2", "Process-1");
    Expectation.Line first = line("any", "I am first", true);
    Expectation.Line second = line("any", "I am second", true);

    assertThat(same(recorded, happened, false, first, second)).isTrue();
    assertThat(same(recorded, happened, false, first)).isFalse();
  }

  @Test
  void linesThatAreNotListedAreFreeWhereMoreAreAllowed() {
    Expectation.Line done = line("main", "done", false);

    assertThat(same(main("tick", "tick", "done"), main("tick", "done"), true, done)).isTrue();
    assertThat(same(main("tick", "tick", "done"), main("tick", "done"), false, done)).isFalse();
    assertThat(same(main("tick", "done"), main("tick"), true, done)).isFalse();
  }

  @Test
  void whetherOneHadToWaitIsChance() {
    EventScript waited = new EventScript().begin("code").start(MAIN, "Process-1");
    waited.waiting(MAIN, GET, "Queue-1").did("Process-1", PUT, "Queue-1", 1);
    waited.did(MAIN, GET, "Queue-1", 1).exit("Process-1", 0).end();
    EventScript not = new EventScript(5).begin("code").start(MAIN, "Process-1");
    not.did("Process-1", PUT, "Queue-1", 1).did(MAIN, GET, "Queue-1", 1);
    not.exit("Process-1", 0).end();

    assertThat(same(waited, not, false)).isTrue();
  }

  @Test
  void howOftenAChangeIsLookedForIsChanceButAReadOfOnesOwnValueIsNot() {
    assertThat(same(reading(1, true), reading(5, true), false)).isTrue();
    assertThat(same(reading(1, false), reading(5, false), false)).isFalse();
  }

  private static EventScript reading(int times, boolean written) {
    EventScript script = new EventScript().begin("code").start(MAIN, "Process-1");
    if (written) {
      script.did(MAIN, WRITE, "Value-1", 1);
    }
    for (int i = 0; i < times; i++) {
      script.did("Process-1", READ, "Value-1", written ? 1 : 0);
    }
    return script.did("Process-1", WAIT, "Event-1", 0).exit("Process-1", 0).end();
  }

  @Test
  void howOftenAManagedObjectIsAskedWhileOthersCallItIsChanceButAChangeOfItIsNot() {
    assertThat(same(asking("size", 1, true), asking("size", 5, true), false)).isTrue();
    assertThat(same(asking("size", 1, false), asking("size", 5, false), false)).isFalse();
    assertThat(same(asking("add", 1, true), asking("add", 5, true), false)).isFalse();
  }

  private static EventScript asking(String method, int times, boolean calledByOthers) {
    EventScript script = new EventScript().begin("code").start(MAIN, "SyncManager-1", true);
    script.start(MAIN, "Process-1");
    if (calledByOthers) {
      call(script, MAIN, "list-1.add", 1);
    }
    for (int i = 0; i < times; i++) {
      call(script, "Process-1", "list-1." + method, 2 + i);
    }
    return script.exit("Process-1", 0).end();
  }

  private static void call(EventScript script, String who, String call, int number) {
    script.did(who, CALL, call, number).did("SyncManager-1", EXECUTE, call, number);
    script.did(who, RETURN, call, number);
  }

  private static EventScript barrier(boolean late, boolean passed, String line) {
    EventScript script = new EventScript().begin("code").start(MAIN, "Process-1");
    script.did("Process-1", ARRIVE, "Barrier-1", 1);
    if (!late) {
      script.did(MAIN, ARRIVE, "Barrier-1", 1);
    }
    if (passed) {
      script.did("Process-1", WAIT, "Barrier-1", 1).did(MAIN, WAIT, "Barrier-1", 1);
    }
    return script.print(MAIN, line).exit("Process-1", 0).end();
  }

  @Test
  void whetherOneComesToABarrierBeforeItBreaksIsAMatterOfTime() {
    EventScript recorded = barrier(false, false, "broken");

    assertThat(same(recorded, barrier(true, false, "broken"), false)).isTrue();
    assertThat(same(barrier(true, false, "broken"), recorded, false)).isTrue();
    assertThat(same(recorded, barrier(true, false, "fine"), false)).isFalse();
    assertThat(same(recorded, barrier(false, true, "broken"), false)).isFalse();
    assertThat(same(barrier(false, true, "x"), barrier(true, true, "x"), false)).isFalse();
  }

  @Test
  void whetherAJoinHasToWaitIsAMatterOfTime() {
    EventScript atOnce = new EventScript().begin("code").start(MAIN, "ada");
    atOnce.exit("ada", 0).join(MAIN, "ada").print(MAIN, "gone").end();
    EventScript waiting = new EventScript().begin("code").start(MAIN, "ada");
    waiting.waiting(MAIN, JOIN, "ada").exit("ada", 0).join(MAIN, "ada").print(MAIN, "gone").end();
    EventScript inVain = new EventScript().begin("code").start(MAIN, "ada");
    inVain.waiting(MAIN, JOIN, "ada").print(MAIN, "gone").exit("ada", 0).end();

    assertThat(same(atOnce, waiting, false)).isTrue();
    assertThat(same(waiting, atOnce, false)).isTrue();
    assertThat(same(atOnce, inVain, false)).isFalse();
  }

  /** Three that send, and one that counts what comes, whoever sent it. */
  private static EventScript counted(String second, String last, String... lines) {
    EventScript script = new EventScript().begin("code");
    for (int i = 1; i <= 3; i++) {
      script.start(MAIN, "Process-" + i);
    }
    script.did("Process-2", PUT, "Queue-1", 1).did(second, PUT, "Queue-1", 2);
    script.did(last, PUT, "Queue-1", 3);
    for (int i = 1; i <= 3; i++) {
      script.did(MAIN, GET, "Queue-1", i).print(MAIN, lines[i - 1]);
    }
    return script.print(MAIN, "that was all").end();
  }

  @Test
  void whatIsDoneByTheNumberOfAMessageIsTheSameWhicheverComes() {
    EventScript recorded = counted("Process-1", "Process-3", "1", "2", "3");

    assertThat(same(recorded, counted("Process-3", "Process-1", "1", "2", "3"), false)).isTrue();
    assertThat(same(recorded, counted("Process-3", "Process-1", "1", "2", "4"), false)).isFalse();
  }

  @Test
  void aPoolsWorkersMayBeEndedOrEnd() {
    assertThat(same(worker("PoolWorker-1", 0), worker("PoolWorker-1", -15), false)).isTrue();
    assertThat(same(worker("PoolWorker-1", 0), worker("PoolWorker-1", 1), false)).isFalse();
    assertThat(same(worker("Process-1", 0), worker("Process-1", -15), false)).isFalse();
  }

  private static EventScript worker(String name, int code) {
    return new EventScript().begin("code").start(MAIN, name, true).exit(name, code).end();
  }

  @Test
  void pidsOfTheCellsBeforeAndAddressesAreBoundToo() {
    List<Event> recorded = new ArrayList<>(twoCells(700, "Object@1b28cdfa").events());
    List<Event> happened = new ArrayList<>(twoCells(900, "Object@33c7353a").events());
    Comparison.Expectations nothing = ComparisonTest.NOTHING_SAID;

    assertThat(Comparison.compare(recorded, happened, nothing)).isEmpty();
    assertThat(Comparison.compare(recorded, twoCells(900, "Object@x").events(), nothing))
        .isNotEmpty();
  }

  private static EventScript twoCells(long firstPid, String object) {
    EventScript script = new EventScript(firstPid).begin("code").start(MAIN, "Process-1");
    script.exit("Process-1", 0).end().begin("more");
    return script.print(MAIN, script.pid("Process-1") + " was " + object).end();
  }

  @Test
  void howManyMessagesAKilledProcessLeavesIsChanceButNotWhatWasTakenWhileItLived() {
    assertThat(same(ticks(1, 0), ticks(1, 0), false)).isTrue();
    assertThat(same(ticks(1, 0), ticks(1, 2), false)).isTrue();
    assertThat(same(ticks(1, 2), ticks(1, 1), false)).isTrue();
    assertThat(same(ticks(1, 1), ticks(2, 1), false)).isFalse();
    assertThat(same(ticks(1, 1).print(MAIN, "more"), ticks(1, 2), false)).isFalse();
  }

  /** So many are taken while the process that puts them lives, and so many after it was killed. */
  private static EventScript ticks(int living, int left) {
    EventScript run = new EventScript().begin("code").start(MAIN, "child");
    for (int i = 1; i <= living + left; i++) {
      run.did("child", PUT, "Queue-1", i);
    }
    for (int i = 1; i <= living; i++) {
      run.did(MAIN, GET, "Queue-1", i);
    }
    run.exit("child", -9);
    for (int i = living + 1; i <= living + left; i++) {
      run.did(MAIN, GET, "Queue-1", i);
    }
    return run.print(MAIN, "no more");
  }
}
