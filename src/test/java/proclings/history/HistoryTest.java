package proclings.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.GET;
import static proclings.event.Action.JOIN;
import static proclings.event.Action.PUT;
import static proclings.event.Action.RELEASE;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventScript;

class HistoryTest {
  private static final String MAIN = "MainProcess";

  private static EventScript squareAndCube() {
    return new EventScript()
        .begin("both")
        .start(MAIN, "Process-1")
        .start(MAIN, "Process-2")
        .print("Process-2", "Cube: 1000")
        .print("Process-1", "Square: 100")
        .exit("Process-1", 0)
        .join(MAIN, "Process-1")
        .exit("Process-2", 3)
        .join(MAIN, "Process-2")
        .print(MAIN, "Done!")
        .end();
  }

  @Test
  void eachProcessHasALaneWithItsStartItsLinesAndItsEnd() {
    History run = History.of(squareAndCube().events());

    assertThat(run.lanes()).extracting(Lane::name).containsExactly(MAIN, "Process-1", "Process-2");
    assertThat(run.children()).extracting(Lane::name).containsExactly("Process-1", "Process-2");
    Lane cube = run.lane("Process-2").orElseThrow();
    assertThat(cube.parent().orElseThrow().name()).isEqualTo(MAIN);
    assertThat(cube.printed()).extracting(Event.Printed::text).containsExactly("Cube: 1000");
    assertThat(cube.exitCode()).hasValue(3);
    assertThat(run.lane(MAIN).orElseThrow().exitCode()).isEmpty();
  }

  @Test
  void theSummaryCountsWhatWasStartedAndNotTheMainProcess() {
    RunSummary summary = History.of(squareAndCube().events()).summary();

    assertThat(summary.started()).isEqualTo(2);
    assertThat(summary.atOnce()).isEqualTo(2);
    assertThat(summary.exitCodes()).containsEntry(0, 1).containsEntry(3, 1);
    assertThat(summary.alive()).isEmpty();
    assertThat(summary.allWell()).isFalse();
    assertThat(summary.elapsed()).isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void processesThatRunOneAfterAnotherAreOneAtOnce() {
    History run =
        History.of(
            new EventScript()
                .start(MAIN, "Process-1")
                .exit("Process-1", 0)
                .start(MAIN, "Process-2")
                .events());

    assertThat(run.mostAtOnce()).isEqualTo(1);
    assertThat(run.leftAlive()).extracting(Lane::name).containsExactly("Process-2");
  }

  @Test
  void aLineKnowsTheLocksThatWereHeldWhenItWasPrinted() {
    EventScript script =
        new EventScript()
            .start(MAIN, "Process-1")
            .start(MAIN, "Process-2")
            .did("Process-1", ACQUIRE, "Lock-1", 1)
            .print("Process-1", "inside")
            .print("Process-2", "beside")
            .did("Process-1", RELEASE, "Lock-1", 0)
            .print("Process-1", "after");
    History run = History.of(script.events());

    assertThat(run.printed())
        .extracting(run::lockedWhile)
        .containsExactly(List.of("Lock-1"), List.of(), List.of());
    assertThat(run.heldAt(4)).extracting(hold -> hold.by().name()).containsExactly("Process-1");
    assertThat(run.holds()).allMatch(Hold::properlyReleased);
  }

  @Test
  void anRLockIsHeldUntilItsOutermostRelease() {
    History run =
        History.of(
            new EventScript()
                .did(MAIN, ACQUIRE, "RLock-1", 1)
                .did(MAIN, ACQUIRE, "RLock-1", 2)
                .did(MAIN, RELEASE, "RLock-1", 1)
                .print(MAIN, "still")
                .did(MAIN, RELEASE, "RLock-1", 0)
                .print(MAIN, "free")
                .events());

    assertThat(run.holds()).hasSize(1);
    assertThat(run.heldAt(4)).hasSize(1);
    assertThat(run.heldAt(6)).isEmpty();
  }

  @Test
  void theDeathOfItsHolderFreesALock() {
    History run =
        History.of(
            new EventScript()
                .start(MAIN, "Process-1")
                .did("Process-1", ACQUIRE, "Lock-1", 1)
                .exit("Process-1", -9)
                .did(MAIN, ACQUIRE, "Lock-1", 1)
                .events());

    assertThat(run.heldAt(3)).isEmpty();
    assertThat(run.holds().getFirst().properlyReleased()).isFalse();
    assertThat(run.holds().getLast().released()).isEmpty();
  }

  @Test
  void aWaitEndsWithWhatItWasFor() {
    History run =
        History.of(
            new EventScript()
                .start(MAIN, "Process-1")
                .waiting("Process-1", GET, "Queue-1")
                .did(MAIN, PUT, "Queue-1", 1)
                .did("Process-1", GET, "Queue-1", 1)
                .events());

    Wait wait = run.lane("Process-1").orElseThrow().waits().getFirst();
    assertThat(wait.succeeded()).isTrue();
    assertThat(wait.length()).contains(Duration.ofMillis(2));
  }

  @Test
  void aWaitThatIsGivenUpEndsWithWhateverComesNext() {
    History run =
        History.of(
            new EventScript()
                .waiting(MAIN, GET, "Queue-1")
                .print(MAIN, "nothing came")
                .waiting(MAIN, GET, "Queue-1")
                .did(MAIN, GET, "Queue-1", 1)
                .waiting(MAIN, GET, "Queue-1")
                .events());

    assertThat(run.lane(MAIN).orElseThrow().waits())
        .extracting(Wait::succeeded)
        .containsExactly(false, true, false);
    assertThat(run.lane(MAIN).orElseThrow().waits().getFirst().length())
        .contains(Duration.ofMillis(1));
    assertThat(run.lane(MAIN).orElseThrow().waits().getLast().ended()).isEmpty();
  }

  @Test
  void aWaitForAChildsEndIsOverWithTheJoin() {
    History run =
        History.of(
            new EventScript()
                .start(MAIN, "ada")
                .start(MAIN, "ben")
                .waiting(MAIN, JOIN, "ada")
                .exit("ben", 0)
                .print(MAIN, "another thread's")
                .exit("ada", 0)
                .join(MAIN, "ada")
                .waiting(MAIN, JOIN, "ben")
                .print(MAIN, "that took too long")
                .events());

    assertThat(run.lane(MAIN).orElseThrow().waits())
        .extracting(Wait::succeeded)
        .containsExactly(true, false);
    assertThat(run.lane(MAIN).orElseThrow().waits().getFirst().length())
        .contains(Duration.ofMillis(4));
  }

  @Test
  void aPidThatComesUpAgainIsAnotherProcess() {
    EventScript first = new EventScript(7).start(MAIN, "Process-1").exit("Process-1", 0);
    Event.Started again =
        new Event.Started(
            3,
            9,
            first.actor(MAIN),
            new Actor(first.pid("Process-1"), "Process-2"),
            "spawn",
            false);
    History run = History.of(List.of(first.events().get(0), first.events().get(1), again));

    assertThat(run.children()).extracting(Lane::name).containsExactly("Process-1", "Process-2");
    assertThat(run.leftAlive()).extracting(Lane::name).containsExactly("Process-2");
  }

  @Test
  void cellsAreRunsOfTheirOwn() {
    EventScript script = squareAndCube().begin("second").print(MAIN, "again").end();
    History run = History.of(script.events());

    assertThat(run.cells()).extracting(Cell::number).containsExactly(1, 2);
    History second = run.during(run.cells().getLast());
    assertThat(second.summary().started()).isZero();
    assertThat(second.printed()).extracting(Event.Printed::text).containsExactly("again");
  }

  @Test
  void eventsOutOfOrderAreRefused() {
    List<Event> events = squareAndCube().events();

    assertThatThrownBy(() -> History.of(events.reversed()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seq must grow");
  }

  @Test
  void aRecorderGivesTheHistoryUpToNow() {
    History.Recorder recorder = History.recorder();
    squareAndCube().events().forEach(recorder::accept);

    assertThat(recorder.history().children()).hasSize(2);
    recorder.clear();
    assertThat(recorder.history().events()).isEmpty();
    assertThat(recorder.history().summary().elapsed()).isZero();
  }
}
