package proclings.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.ARRIVE;
import static proclings.event.Action.CALL;
import static proclings.event.Action.CLEAR;
import static proclings.event.Action.CLOSE;
import static proclings.event.Action.EOF;
import static proclings.event.Action.EXECUTE;
import static proclings.event.Action.GET;
import static proclings.event.Action.NOTIFY;
import static proclings.event.Action.PUT;
import static proclings.event.Action.READ;
import static proclings.event.Action.RECV;
import static proclings.event.Action.RELEASE;
import static proclings.event.Action.RETURN;
import static proclings.event.Action.SEND;
import static proclings.event.Action.WAIT;
import static proclings.event.Action.WRITE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventScript;

class HappenedBeforeTest {
  private static final String MAIN = "MainProcess";

  /** Two children start, the event given at each place follows. */
  private static History after(EventScript script) {
    return History.of(script.events());
  }

  private static EventScript twoChildren() {
    return new EventScript().start(MAIN, "Process-1").start(MAIN, "Process-2");
  }

  private static Event at(History run, int seq) {
    return run.events().get(seq - 1);
  }

  @Test
  void linesOfTwoProcessesCouldComeInEitherOrder() {
    History run = after(twoChildren().print("Process-1", "a").print("Process-2", "b"));

    assertThat(run.couldPrecede(at(run, 3), at(run, 4))).isTrue();
    assertThat(run.couldPrecede(at(run, 4), at(run, 3))).isTrue();
    assertThat(run.whyNotBefore(at(run, 4), at(run, 3))).isEmpty();
  }

  @Test
  void linesOfOneProcessCouldNot() {
    History run = after(twoChildren().print("Process-1", "a").print("Process-1", "b"));

    assertThat(run.couldPrecede(at(run, 3), at(run, 4))).isTrue();
    assertThat(run.couldPrecede(at(run, 4), at(run, 3))).isFalse();
    assertThat(run.whyNotBefore(at(run, 4), at(run, 3)))
        .contains(
            "Process-1 prints \"b\" only after Process-1 prints \"a\":"
                + " one process does both, in this order");
  }

  @Test
  void nothingPrecedesItself() {
    History run = after(twoChildren());

    assertThat(run.happenedBefore(at(run, 1), at(run, 1))).isFalse();
    assertThat(run.couldPrecede(at(run, 1), at(run, 1))).isFalse();
  }

  @Test
  void aChildDoesNothingBeforeItsStart() {
    History run = after(twoChildren().print("Process-2", "b"));

    assertThat(run.happenedBefore(at(run, 2), at(run, 3))).isTrue();
    assertThat(run.happenedBefore(at(run, 1), at(run, 3))).isTrue();
    assertThat(run.whyNotBefore(at(run, 3), at(run, 2)).orElseThrow())
        .endsWith("MainProcess starts Process-2 before it can do anything");
  }

  @Test
  void anEndIsFoundClosedOnlyWhenEachThatHadItClosedItOrEnded() {
    History run =
        after(
            twoChildren()
                .did("Process-1", SEND, "Connection-2", 1)
                .did(MAIN, RECV, "Connection-2", 1)
                .did(MAIN, CLOSE, "Connection-2", 0)
                .exit("Process-1", 0)
                .print("Process-2", "had no part in it")
                .did(MAIN, EOF, "Connection-2", 0));

    assertThat(run.happenedBefore(at(run, 6), at(run, 8))).isTrue();
    assertThat(run.couldPrecede(at(run, 8), at(run, 7))).isTrue();
    assertThat(run.whyNotBefore(at(run, 8), at(run, 6)))
        .contains(
            "MainProcess finds Connection-2 closed only after Process-1 exits with code 0:"
                + " Process-1 exits with code 0 before MainProcess is told");
  }

  @Test
  void aJoinOnAQueueReturnsOnlyWhenAllItsTasksAreDone() {
    History run =
        after(
            twoChildren()
                .did("Process-1", NOTIFY, "JoinableQueue-1", 1)
                .did("Process-2", NOTIFY, "JoinableQueue-1", 2)
                .did("Process-2", NOTIFY, "JoinableQueue-1", 3)
                .did(MAIN, WAIT, "JoinableQueue-1", 2));

    assertThat(run.happenedBefore(at(run, 3), at(run, 6))).isTrue();
    assertThat(run.couldPrecede(at(run, 6), at(run, 5))).isTrue();
    assertThat(run.whyNotBefore(at(run, 6), at(run, 4)))
        .contains(
            "MainProcess joins JoinableQueue-1 (2 done) only after"
                + " Process-2 has done a task of JoinableQueue-1 (2 done):"
                + " Process-2 has done its tasks before the join of MainProcess returns");
  }

  @Test
  void aMessageIsPutBeforeItIsTaken() {
    History run =
        after(
            twoChildren()
                .did("Process-1", PUT, "Queue-1", 1)
                .did("Process-1", PUT, "Queue-1", 2)
                .did("Process-2", GET, "Queue-1", 1));

    assertThat(run.happenedBefore(at(run, 3), at(run, 5))).isTrue();
    assertThat(run.happenedBefore(at(run, 4), at(run, 5))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Lock-1", "RLock-1", "Value-1", "Array-1"})
  void aLockIsReleasedBeforeTheNextOneGetsIt(String lock) {
    History run =
        after(
            twoChildren()
                .did("Process-1", ACQUIRE, lock, 1)
                .print("Process-1", "inside")
                .did("Process-1", RELEASE, lock, 0)
                .did("Process-2", ACQUIRE, lock, 1)
                .print("Process-2", "inside too"));

    assertThat(run.whyNotBefore(at(run, 7), at(run, 4)))
        .contains(
            "Process-2 prints \"inside too\" only after Process-1 prints \"inside\":"
                + " Process-1 releases "
                + lock
                + " before Process-2 gets it");
  }

  @Test
  void aPermitIsReleasedBeforeItIsAcquired() {
    History run =
        after(
            twoChildren()
                .did("Process-2", ACQUIRE, "Semaphore-1", 0)
                .did("Process-1", RELEASE, "Semaphore-1", 1)
                .did("Process-1", RELEASE, "Semaphore-1", 3)
                .did("Process-1", RELEASE, "BoundedSemaphore-1", 2)
                .did("Process-2", ACQUIRE, "Semaphore-1", 0)
                .did("Process-2", ACQUIRE, "Semaphore-1", 2));

    assertThat(run.happenedBefore(at(run, 4), at(run, 7))).isFalse();
    assertThat(run.happenedBefore(at(run, 5), at(run, 8))).isTrue();
    assertThat(run.happenedBefore(at(run, 6), at(run, 8))).isFalse();
    assertThat(run.whyNotBefore(at(run, 8), at(run, 5)).orElseThrow())
        .isEqualTo(
            "Process-2 acquires Semaphore-1 only after Process-1 releases Semaphore-1:"
                + " Process-1 releases Semaphore-1 before Process-2 goes on");
  }

  @Test
  void anEventIsSetBeforeItsWaitIsOver() {
    History run =
        after(
            twoChildren()
                .did("Process-1", NOTIFY, "Event-1", 1)
                .did(MAIN, NOTIFY, "Event-1", 1)
                .did(MAIN, CLEAR, "Event-1", 1)
                .did("Process-2", WAIT, "Event-1", 1));

    assertThat(run.happenedBefore(at(run, 3), at(run, 6))).isTrue();
    assertThat(run.happenedBefore(at(run, 4), at(run, 6))).isFalse();
    assertThat(run.whyNotBefore(at(run, 6), at(run, 3)).orElseThrow())
        .isEqualTo(
            "Process-2 waited for Event-1 only after Process-1 sets Event-1:"
                + " Process-1 sets Event-1 before Process-2 goes on");
  }

  @Test
  void aConditionIsNotifiedBeforeTheWaitThatThisEnds() {
    History run =
        after(
            twoChildren()
                .did("Process-1", NOTIFY, "Condition-1", 4)
                .did("Process-2", WAIT, "Condition-1", 4)
                .did("Process-2", WAIT, "Condition-1", 0));

    assertThat(run.happenedBefore(at(run, 3), at(run, 4))).isTrue();
    assertThat(Wording.of(at(run, 5))).isEqualTo("waited for Condition-1, in vain");
  }

  @Test
  void allArriveAtABarrierBeforeAnyGoesOn() {
    History run =
        after(
            twoChildren()
                .did("Process-1", ARRIVE, "Barrier-1", 1)
                .did("Process-2", ARRIVE, "Barrier-1", 1)
                .did("Process-1", WAIT, "Barrier-1", 1)
                .did("Process-1", ARRIVE, "Barrier-1", 2)
                .did("Process-2", WAIT, "Barrier-1", 1));

    assertThat(run.happenedBefore(at(run, 3), at(run, 7))).isTrue();
    assertThat(run.happenedBefore(at(run, 4), at(run, 5))).isTrue();
    assertThat(run.happenedBefore(at(run, 6), at(run, 7))).isFalse();
    assertThat(run.whyNotBefore(at(run, 5), at(run, 4)).orElseThrow())
        .isEqualTo(
            "Process-1 waited for Barrier-1 only after Process-2 arrives at Barrier-1:"
                + " Process-2 arrives at Barrier-1 before Process-1 goes on");
  }

  @Test
  void aReadComesAfterTheWriteOfItsVersion() {
    History run =
        after(
            twoChildren()
                .did("Process-1", WRITE, "Value-1", 1)
                .did("Process-1", WRITE, "Value-1", 2)
                .did("Process-2", READ, "Value-1", 1));

    assertThat(run.happenedBefore(at(run, 3), at(run, 5))).isTrue();
    assertThat(run.happenedBefore(at(run, 4), at(run, 5))).isFalse();
  }

  @Test
  void aCallComesBeforeItsExecutionAndThatBeforeTheReturnOfWhoCallsLater() {
    History run =
        after(
            twoChildren()
                .start(MAIN, "SyncManager-1")
                .did("Process-1", CALL, "list-1.add", 1)
                .did("Process-2", CALL, "list-1.size", 2)
                .did("SyncManager-1", EXECUTE, "list-1.add", 1)
                .did("SyncManager-1", EXECUTE, "list-1.size", 2)
                .did("Process-2", RETURN, "list-1.size", 2)
                .did("Process-1", RETURN, "list-1.add", 1));

    assertThat(run.happenedBefore(at(run, 4), at(run, 9))).isTrue();
    assertThat(run.whyNotBefore(at(run, 8), at(run, 4)).orElseThrow())
        .isEqualTo(
            "Process-2 returns from list-1.size only after Process-1 calls list-1.add:"
                + " Process-1 calls list-1.add before SyncManager-1 has it,"
                + " and SyncManager-1 executes list-1.size before Process-2 goes on");
    assertThat(run.couldPrecede(at(run, 9), at(run, 8))).isTrue();
    assertThat(run.couldPrecede(at(run, 5), at(run, 4))).isTrue();
  }

  @Test
  void anExitComesBeforeItsJoinAndASignalBeforeTheEndItCauses() {
    History run =
        after(
            twoChildren()
                .signal("Process-2", "Process-1", 15)
                .exit("Process-1", -15)
                .join(MAIN, "Process-1"));

    assertThat(run.happenedBefore(at(run, 3), at(run, 5))).isTrue();
    assertThat(run.whyNotBefore(at(run, 5), at(run, 3)).orElseThrow())
        .isEqualTo(
            "MainProcess joins Process-1 only after Process-2 sends signal 15 to Process-1:"
                + " Process-2's signal is what ends Process-1,"
                + " and Process-1 exits before the join of MainProcess returns");
  }

  @Test
  void aNewMainProcessComesAfterTheEndOfTheOneBefore() {
    EventScript script = new EventScript().begin("System.exit(3)").exit(MAIN, 3);
    Event.CellBegan again = new Event.CellBegan(3, 9, new Actor(4711, MAIN), 2, "next");
    History run = History.of(List.of(script.events().get(0), script.events().get(1), again));

    assertThat(run.happenedBefore(at(run, 1), at(run, 3))).isTrue();
    assertThat(run.lanes()).hasSize(2);
  }

  @Test
  void anEventOfAnotherRunIsRefused() {
    History run = after(twoChildren());
    Event stranger = new EventScript(5).print("Process-9", "x").last();

    assertThatThrownBy(() -> run.happenedBefore(stranger, at(run, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
