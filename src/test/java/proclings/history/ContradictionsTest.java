package proclings.history;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.CALL;
import static proclings.event.Action.EOF;
import static proclings.event.Action.EXECUTE;
import static proclings.event.Action.GET;
import static proclings.event.Action.NOTIFY;
import static proclings.event.Action.PUT;
import static proclings.event.Action.READ;
import static proclings.event.Action.RECV;
import static proclings.event.Action.RELEASE;
import static proclings.event.Action.SEND;
import static proclings.event.Action.WAIT;
import static proclings.event.Action.WRITE;

import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventScript;

class ContradictionsTest {
  private static final String MAIN = "MainProcess";

  private static List<String> in(EventScript script) {
    return History.of(script.events()).contradictions().stream().map(Contradiction::why).toList();
  }

  private static EventScript two() {
    return new EventScript().start(MAIN, "Process-1").start(MAIN, "Process-2");
  }

  @Test
  void aRunThatCanBeHasNone() {
    assertThat(
            in(
                two()
                    .did("Process-1", PUT, "Queue-1", 1)
                    .did("Process-2", GET, "Queue-1", 1)
                    .did("Process-1", ACQUIRE, "RLock-1", 1)
                    .did("Process-1", ACQUIRE, "RLock-1", 2)
                    .did("Process-1", RELEASE, "RLock-1", 1)
                    .did("Process-1", RELEASE, "RLock-1", 0)
                    .did("Process-2", ACQUIRE, "RLock-1", 1)
                    .did(MAIN, PUT, "Pool-1", 1)
                    .did("Process-1", GET, "Pool-1", 1)
                    .did("Process-1", SEND, "Pool-1", 1)
                    .did(MAIN, RECV, "Pool-1", 1)
                    .did("Process-1", READ, "Value-1", 0)
                    .did(MAIN, ACQUIRE, "Semaphore-1", 0)
                    .did("Process-2", RELEASE, "Semaphore-1", 9)
                    .did("Process-1", ACQUIRE, "Semaphore-1", 8)
                    .exit("Process-1", 0)
                    .join(MAIN, "Process-1")))
        .isEmpty();
  }

  @Test
  void aCallIsMadeBeforeItIsExecuted() {
    assertThat(
            in(
                two()
                    .did("Process-2", EXECUTE, "list-1.add", 1)
                    .did("Process-1", CALL, "list-1.add", 1)
                    .did("Process-2", EXECUTE, "list-1.add", 1)))
        .containsExactly("Process-2 executes list-1.add, which had not been called");
  }

  @Test
  void aConnectionSendsInItsTurnAndNotAfterItWasFoundClosed() {
    assertThat(
            in(
                two()
                    .did("Process-1", SEND, "Connection-2", 2)
                    .did("Process-1", SEND, "Connection-2", 1)
                    .did(MAIN, EOF, "Connection-2", 0)
                    .did("Process-2", SEND, "Connection-2", 3)))
        .containsExactly(
            "Process-1 sends message 1 through Connection-2 after message 2: first in, first out",
            "Process-2 sends message 3 through Connection-2, which had been found closed");
  }

  @Test
  void aDeadHoldersLockMayBeTakenBeforeItsExitIsSeen() {
    assertThat(
            in(
                two()
                    .did("Process-1", ACQUIRE, "Lock-1", 1)
                    .did("Process-2", ACQUIRE, "Lock-1", 1)
                    .exit("Process-1", -9)))
        .isEmpty();
  }

  @Test
  void aCellUnderWhichTheMainProcessEndsIsOverAfterThat() {
    assertThat(in(new EventScript().begin("exit").exit(MAIN, -9).end(Event.Outcome.DIED, "why")))
        .isEmpty();
    assertThat(in(new EventScript().begin("exit").exit(MAIN, -9).end()))
        .containsExactly("MainProcess ends cell 1 after it was gone");
  }

  @Test
  void aCopyActsBetweenItsForkAndItsEndAndIsWaitedForAfterThat() {
    EventScript sound =
        new EventScript()
            .fork(MAIN, "Process-1")
            .print(MAIN, "parent")
            .fork("Process-1", "Process-1:1")
            .print("Process-1:1", "grandchild")
            .exit("Process-1:1", 0)
            .print("Process-1", "child")
            .exit("Process-1", 3)
            .join(MAIN, "Process-1");
    assertThat(in(sound)).isEmpty();
    History run = History.of(sound.events());
    Event fork = sound.events().get(0);
    Event parent = sound.events().get(1);
    Event grandchild = sound.events().get(3);
    Event end = sound.events().get(6);
    Event waited = sound.events().get(7);
    assertThat(run.couldPrecede(grandchild, parent)).isTrue();
    assertThat(run.couldPrecede(grandchild, fork)).isFalse();
    assertThat(run.couldPrecede(waited, end)).isFalse();
    assertThat(in(new EventScript().fork(MAIN, "Process-1").join(MAIN, "Process-1")))
        .containsExactly("MainProcess joins Process-1 before that had exited");
    EventScript lost = new EventScript().fork(MAIN, "Process-1").exit("Process-1", 0);
    assertThat(in(lost.fork("Process-1", "Process-1:1")))
        .containsExactly("Process-1 forks Process-1:1 after it was gone");
  }

  @Test
  void actingBeforeTheStartOrAfterTheEnd() {
    EventScript early = new EventScript();
    early.actor("Process-1");
    early.print("Process-1", "early");
    long pid = early.pid("Process-1");
    assertThat(
            History.of(
                    List.of(
                        early.last(),
                        new Event.Started(
                            2, 2, early.actor(MAIN), new Actor(pid, "Process-1"), "spawn", false)))
                .contradictions())
        .extracting(Contradiction::why)
        .containsExactly("Process-1 prints \"early\" before it was started");
    assertThat(in(two().exit("Process-1", 0).print("Process-1", "late")))
        .containsExactly("Process-1 prints \"late\" after it was gone");
  }

  @Test
  void messagesOutOfNothingTwiceOrOutOfOrder() {
    assertThat(in(two().did("Process-1", GET, "Queue-1", 1)))
        .containsExactly("Process-1 gets message 1 from Queue-1, which had not been put there");
    assertThat(
            in(
                two()
                    .did(MAIN, PUT, "Queue-1", 1)
                    .did("Process-1", GET, "Queue-1", 1)
                    .did("Process-2", GET, "Queue-1", 1)))
        .containsExactly(
            "Process-2 gets message 1 from Queue-1, which Process-1 had taken already");
    assertThat(
            in(
                two()
                    .did(MAIN, PUT, "Queue-1", 1)
                    .did(MAIN, PUT, "Queue-1", 2)
                    .did("Process-1", GET, "Queue-1", 2)
                    .did("Process-1", GET, "Queue-1", 1)))
        .containsExactly(
            "Process-1 gets message 1 from Queue-1 after message 2: first in, first out");
  }

  @Test
  void aLockThatTwoHoldOrNobody() {
    assertThat(
            in(
                two()
                    .did("Process-1", ACQUIRE, "Lock-1", 1)
                    .did("Process-2", ACQUIRE, "Lock-1", 1)
                    .print("Process-1", "inside")))
        .containsExactly("Process-2 acquires Lock-1 while Process-1 held it");
    assertThat(in(two().did("Process-1", RELEASE, "Lock-1", 0)))
        .containsExactly("Process-1 releases Lock-1, which nobody held");
  }

  @Test
  void aJoinBeforeTheExitAndAReadBeforeTheWrite() {
    assertThat(in(two().join(MAIN, "Process-1").exit("Process-1", 0)))
        .containsExactly("MainProcess joins Process-1 before that had exited");
    assertThat(in(two().did("Process-1", READ, "Value-1", 1).did("Process-2", WRITE, "Value-1", 1)))
        .containsExactly("Process-1 reads Value-1 (version 1) before that was written");
  }

  @Test
  void aWaitThatIsOverBeforeWhatEndsIt() {
    assertThat(
            in(
                two()
                    .did("Process-1", ACQUIRE, "Semaphore-1", 2)
                    .did("Process-2", RELEASE, "Semaphore-1", 2)))
        .containsExactly("Process-1 acquires Semaphore-1 before Process-2 releases Semaphore-1");
    assertThat(
            in(
                two()
                    .did("Process-1", WAIT, "Event-1", 1)
                    .did("Process-1", WAIT, "Event-1", 2)
                    .did("Process-2", NOTIFY, "Event-1", 2)))
        .containsExactly("Process-1 waited for Event-1 before Process-2 sets Event-1");
  }
}
