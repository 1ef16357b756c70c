package proclings.history;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.GET;
import static proclings.event.Action.JOIN;
import static proclings.event.Action.RELEASE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.history.Deadlock.Stuck;

class DeadlockTest {
  private static final String MAIN = "MainProcess";

  private static EventScript twoLocks() {
    return new EventScript()
        .begin("both")
        .start(MAIN, "ada")
        .start(MAIN, "ben")
        .did("ada", ACQUIRE, "Lock-1", 1)
        .did("ben", ACQUIRE, "Lock-2", 1)
        .waiting("ada", ACQUIRE, "Lock-2");
  }

  private static Optional<Deadlock> after(EventScript run) {
    LiveRun live = new LiveRun();
    run.events().forEach(live::accept);
    return Deadlock.at(live.now());
  }

  private static List<String> names(List<Stuck> stuck) {
    return stuck.stream().map(Stuck::actor).map(Actor::name).toList();
  }

  @Test
  void twoWhoWaitForEachOthersLockAreInACycle() {
    assertThat(after(twoLocks())).isEmpty();
    Deadlock found = after(twoLocks().waiting("ben", ACQUIRE, "Lock-1")).orElseThrow();
    assertThat(names(found.cycle())).containsExactly("ada", "ben");
    assertThat(found.cycle().getFirst().holds()).containsExactly("Lock-1");
    assertThat(found.cycle().getFirst().on().orElseThrow().name()).isEqualTo("ben");
    assertThat(found.others()).isEmpty();
  }

  @Test
  void whoWaitsForOneOfThemIsNamedApart() {
    EventScript run =
        twoLocks()
            .waiting("ben", ACQUIRE, "Lock-1")
            .start(MAIN, "cy")
            .waiting("cy", ACQUIRE, "Lock-1");
    Deadlock found = after(run).orElseThrow();
    assertThat(names(found.cycle())).containsExactly("ada", "ben");
    assertThat(names(found.others())).containsExactly("cy");
  }

  @Test
  void aReleaseTheEndOfAProcessAndASignOfLifeEachEndIt() {
    assertThat(after(twoLocks().waiting("ben", ACQUIRE, "Lock-1").did(MAIN, RELEASE, "Lock-1", 0)))
        .isEmpty();
    assertThat(after(twoLocks().waiting("ben", ACQUIRE, "Lock-1").exit("ada", -15))).isEmpty();
    assertThat(after(twoLocks().waiting("ben", ACQUIRE, "Lock-1").print("ada", "I give up")))
        .isEmpty();
  }

  @Test
  void aChainThatEndsAtSomebodyWhoRunsIsNone() {
    EventScript run =
        new EventScript()
            .begin("chain")
            .start(MAIN, "ada")
            .start(MAIN, "ben")
            .did("ada", ACQUIRE, "Lock-1", 1)
            .waiting("ben", ACQUIRE, "Lock-1");
    assertThat(after(run)).isEmpty();
  }

  @Test
  void messagesAreADeadlockOnlyWhenNobodyIsLeftWhoCouldSendOne() {
    EventScript run =
        new EventScript().begin("wait").start(MAIN, "ada").waiting("ada", GET, "Queue-1");
    assertThat(after(run)).isEmpty();
    Deadlock found = after(run.waiting(MAIN, GET, "Queue-2")).orElseThrow();
    assertThat(found.cycle()).isEmpty();
    assertThat(names(found.others())).containsExactlyInAnyOrder(MAIN, "ada");
    assertThat(after(run.start(MAIN, "ben").waiting(MAIN, GET, "Queue-2"))).isEmpty();
  }

  @Test
  void whoJoinsAChildThatWantsItsLockIsInACycleWithIt() {
    EventScript run =
        new EventScript()
            .begin("join")
            .start(MAIN, "ada")
            .did(MAIN, ACQUIRE, "Lock-1", 1)
            .waiting(MAIN, JOIN, "ada");
    assertThat(after(run)).isEmpty();
    Deadlock found = after(run.waiting("ada", ACQUIRE, "Lock-1")).orElseThrow();
    assertThat(names(found.cycle())).containsExactly(MAIN, "ada");
    assertThat(found.cycle().getFirst().on().orElseThrow().name()).isEqualTo("ada");
    assertThat(after(run.exit("ada", -15))).isEmpty();
  }

  @Test
  void whoJoinsAProcessThatRunsCanBeHelpedAndSoCanThoseThatItSendsTo() {
    EventScript run =
        new EventScript()
            .begin("join")
            .start(MAIN, "ada")
            .start(MAIN, "ben")
            .waiting(MAIN, JOIN, "ada")
            .waiting("ben", GET, "Queue-1");
    assertThat(after(run)).isEmpty();
    Deadlock found = after(run.waiting("ada", GET, "Queue-2")).orElseThrow();
    assertThat(found.cycle()).isEmpty();
    assertThat(names(found.others())).containsExactlyInAnyOrder(MAIN, "ada", "ben");
  }

  @Test
  void ofSeveralChildrenOfOneNameAnyThatRunsMayBeTheOneThatIsJoined() {
    EventScript run =
        new EventScript()
            .begin("join")
            .start(MAIN, "twin")
            .did(MAIN, ACQUIRE, "Lock-1", 1)
            .waiting("twin", ACQUIRE, "Lock-1")
            .start(MAIN, "twin")
            .waiting(MAIN, JOIN, "twin");
    assertThat(after(run)).isEmpty();
    Deadlock found = after(run.waiting("twin", ACQUIRE, "Lock-1")).orElseThrow();
    assertThat(names(found.cycle())).containsExactly(MAIN, "twin");
    assertThat(names(found.others())).containsExactly("twin");
  }

  @Test
  void aCycleStandsSoonerThanAWaitForWhateverComes() {
    Deadlock cycle = after(twoLocks().waiting("ben", ACQUIRE, "Lock-1")).orElseThrow();
    Deadlock messages =
        after(new EventScript().begin("wait").waiting(MAIN, GET, "Queue-1")).orElseThrow();
    long second = 1_000_000_000L;
    assertThat(cycle.stands(cycle.since())).isFalse();
    assertThat(cycle.stands(cycle.since() + second)).isTrue();
    assertThat(messages.stands(messages.since() + second)).isFalse();
    assertThat(messages.stands(messages.since() + 3 * second)).isTrue();
  }

  @Test
  void theChildrenOfAMainProcessThatWasKilledAreGoneWithIt() {
    assertThat(after(twoLocks().waiting("ben", ACQUIRE, "Lock-1").exit(MAIN, -9))).isEmpty();
  }

  @Test
  void whatAProcessPrintedInTheCellBeforeIsNotItsLastLineAnyMore() {
    LiveRun live = new LiveRun();
    EventScript run = new EventScript().begin("one").print(MAIN, "old");
    run.events().forEach(live::accept);
    assertThat(live.now().processes().getFirst().lastLine()).isPresent();
    int before = run.events().size();
    run.end().begin("two");
    run.events().stream().skip(before).forEach(live::accept);
    assertThat(live.now().processes().getFirst().lastLine()).isEmpty();
  }

  @Test
  void theDeadlockOfTheLessonIsFoundInItsTranscript() throws Exception {
    List<Deadlock> found = new ArrayList<>();
    LiveRun live = new LiveRun();
    for (Event event : recorded()) {
      live.accept(event);
      Deadlock.at(live.now()).ifPresent(found::add);
    }
    assertThat(names(found.getFirst().cycle())).containsExactly("ada", "ben");
    assertThat(found.getFirst().cycle())
        .extracting(Stuck::waiting)
        .extracting(Event.Waiting::object)
        .containsExactly("Lock-2", "Lock-1");
  }

  private static List<Event> recorded() throws Exception {
    return proclings.transcript.Transcript.read(Path.of("transcripts/17-deadlock.jsonl")).events();
  }
}
