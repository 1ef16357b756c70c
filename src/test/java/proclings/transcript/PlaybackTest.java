package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.history.LiveProcess;

@Timeout(60)
class PlaybackTest {

  private static final Duration ALL = Duration.ofDays(1);

  /** An event each millisecond, from 0: two cells, of which the first has a child and a queue. */
  private static final List<Event> EVENTS =
      new EventScript()
          .begin("one") // 0
          .start("MainProcess", "Process-1") // 1
          .waiting("MainProcess", Action.GET, "Queue-1") // 2
          .print("Process-1", "here I am") // 3
          .did("Process-1", Action.PUT, "Queue-1", 1) // 4
          .did("MainProcess", Action.GET, "Queue-1", 1) // 5
          .exit("Process-1", 0) // 6
          .join("MainProcess", "Process-1") // 7
          .end() // 8
          .begin("two") // 9
          .print("MainProcess", "later") // 10
          .end() // 11
          .events();

  private final FakeClock clock = new FakeClock();

  private static final class FakeClock implements Player.Clock {
    private long now = 42;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void pause(long nanos) {
      now += nanos;
    }
  }

  private Playback playback() {
    return new Playback(Tape.of(EVENTS, ALL), 1, clock);
  }

  private Playback after(Playback playback, double millis) {
    clock.now += (long) (millis * 1_000_000);
    playback.advance();
    return playback;
  }

  private static List<String> alive(Playback playback) {
    return playback.moment().processes().stream().map(LiveProcess::actor).map(Actor::name).toList();
  }

  @Test
  void eventsHappenWhenTheirTimeHasCome() {
    Playback playback = playback();
    assertThat(playback.position()).isEqualTo(1);
    assertThat(after(playback, 0.9).position()).isEqualTo(1);
    assertThat(after(playback, 0.1).position()).isEqualTo(2);
    assertThat(playback.quiet()).contains(Duration.ofMillis(1));
    assertThat(after(playback, 3.5).position()).isEqualTo(5);
    assertThat(playback.quiet()).contains(Duration.ofNanos(500_000));
    assertThat(after(playback, 100).position()).isEqualTo(EVENTS.size());
    assertThat(playback.isOver()).isTrue();
    assertThat(playback.quiet()).isEmpty();
  }

  @Test
  void whilePausedNothingHappensAndNoTimeIsMadeUpFor() {
    Playback playback = after(playback(), 2);
    playback.toggle();
    assertThat(playback.isPaused()).isTrue();
    assertThat(after(playback, 1000).position()).isEqualTo(3);
    playback.toggle();
    assertThat(playback.position()).isEqualTo(3);
    assertThat(after(playback, 1).position()).isEqualTo(4);
  }

  @Test
  void fasterIsTwiceAndSlowerHalfAsFast() {
    Playback playback = playback();
    playback.faster();
    assertThat(playback.speed()).isEqualTo(2);
    assertThat(after(playback, 2).position()).isEqualTo(5);
    playback.slower();
    playback.slower();
    assertThat(playback.speed()).isEqualTo(0.5);
    assertThat(after(playback, 4).position()).isEqualTo(7);
  }

  @Test
  void speedHasBoundsBetweenWhichItComesBackToWhatItWas() {
    Playback playback = playback();
    for (int i = 0; i < 50; i++) {
      playback.faster();
    }
    assertThat(playback.speed()).isEqualTo(1024);
    for (int i = 0; i < 50; i++) {
      playback.slower();
    }
    assertThat(playback.speed()).isEqualTo(1.0 / 1024);
  }

  @Test
  void aDotLetsOneEventHappenWaitsToo() {
    Playback playback = playback();
    playback.event();
    playback.event();
    assertThat(playback.position()).isEqualTo(3);
    assertThat(playback.isPaused()).isTrue();
    assertThat(playback.moment().processes().getFirst().waiting()).isPresent();
  }

  @Test
  void aStepIsWhatOneSeesAndPassesOverWaitsJoinsAndEnds() {
    Playback playback = playback();
    List<Integer> positions = new ArrayList<>();
    while (!playback.isOver()) {
      playback.step();
      positions.add(playback.position());
    }
    assertThat(positions).containsExactly(2, 4, 5, 6, 7, 10, 11, 12);
    positions.clear();
    for (int i = 0; i < 9; i++) {
      playback.stepBack();
      positions.add(playback.position());
    }
    assertThat(positions).containsExactly(11, 10, 7, 6, 5, 4, 2, 1, 1);
  }

  @Test
  void backReallyGoesBackToWhatThereWas() {
    Playback forth = playback();
    List<Object> seen = new ArrayList<>();
    while (!forth.isOver()) {
      seen.add(forth.moment());
      forth.step();
    }
    assertThat(alive(forth)).containsExactly("MainProcess");
    List<Object> again = new ArrayList<>();
    while (forth.position() > 1) {
      forth.stepBack();
      again.addFirst(forth.moment());
    }
    assertThat(again).isEqualTo(seen);
    assertThat(seen).doesNotHaveDuplicates();
  }

  @Test
  void whoIsAliveFollowsFromThePositionAlone() {
    Playback playback = playback();
    playback.tenth(9);
    assertThat(alive(playback)).containsExactly("MainProcess");
    playback.tenth(3);
    assertThat(playback.position()).isEqualTo(4);
    assertThat(alive(playback)).containsExactly("MainProcess", "Process-1");
    playback.tenth(0);
    assertThat(alive(playback)).containsExactly("MainProcess");
  }

  @Test
  void cellsAreGoneThroughByTheirBeginnings() {
    Playback playback = playback();
    playback.stand();
    playback.cell();
    assertThat(playback.position()).isEqualTo(10);
    playback.event();
    playback.cellBack();
    assertThat(playback.position()).isEqualTo(10);
    playback.cellBack();
    assertThat(playback.position()).isEqualTo(1);
    playback.cellBack();
    assertThat(playback.position()).isEqualTo(1);
    playback.cell();
    playback.cell();
    assertThat(playback.isOver()).isTrue();
  }

  @Test
  void twoQuickPressesLeadTwoCellsBackThoughItPlaysOn() {
    Playback playback = after(playback(), 10);
    playback.cellBack();
    assertThat(playback.position()).isEqualTo(10);
    after(playback, 1);
    playback.cellBack();
    assertThat(playback.position()).isEqualTo(1);
    assertThat(playback.isPaused()).isFalse();
  }

  @Test
  void nothingIsMissedWhileTheProgramWasStopped() {
    Playback playback = new Playback(Tape.of(EVENTS, ALL), 1.0 / 1000, clock); // an event a second
    assertThat(after(playback, 60_000).position()).isEqualTo(3);
  }

  @Test
  void aTenthIsATenthOfTheTimeAndDoesNotPause() {
    Playback playback = playback();
    playback.tenth(5);
    assertThat(playback.nanos()).isEqualTo(5_500_000);
    assertThat(playback.position()).isEqualTo(6);
    assertThat(after(playback, 0.5).position()).isEqualTo(7);
  }

  @Test
  void atTheEndSpaceBeginsAnew() {
    Playback playback = after(playback(), 100);
    playback.toggle();
    assertThat(playback.position()).isEqualTo(1);
    assertThat(after(playback, 1).position()).isEqualTo(2);
  }

  @Test
  void longGapsAreCutAndTheEventsOwnClockRunsFasterThere() {
    Actor main = new Actor(7, "MainProcess");
    List<Event> events =
        List.of(
            new Event.Waiting(1, 5_000_000_000L, main, Action.GET, "Queue-1"),
            new Event.Printed(2, 15_000_000_000L, main, Event.Stream.OUT, "at last"),
            new Event.Printed(3, 14_000_000_000L, main, Event.Stream.OUT, "a clock went back"));
    Tape tape = Tape.of(events, Duration.ofSeconds(2));
    Playback playback = new Playback(tape, 1, clock);

    assertThat(tape.nanos()).isEqualTo(2_000_000_000L);
    assertThat(after(playback, 1000).position()).isEqualTo(1);
    assertThat(playback.moment().nanos()).isEqualTo(10_000_000_000L);
    assertThat(after(playback, 1000).position()).isEqualTo(3);
  }

  @Test
  void anEmptyTapeIsOverAndNoKeyHarms() {
    Playback playback = new Playback(Tape.of(List.of(), ALL), 1, clock);
    playback.event();
    playback.step();
    playback.stepBack();
    playback.cell();
    playback.cellBack();
    playback.tenth(7);
    playback.toggle();
    assertThat(after(playback, 1).isOver()).isTrue();
    assertThat(playback.moment().processes()).isEmpty();
  }

  @Test
  void whatCanNotBeIsRefused() {
    assertThatThrownBy(() -> new Playback(Tape.of(EVENTS, ALL), 0, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("speed=0");
    assertThatThrownBy(() -> Tape.of(EVENTS, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("idle=");
  }
}
