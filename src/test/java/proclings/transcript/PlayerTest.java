package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.event.Actor;
import proclings.event.Event;

@Timeout(20)
class PlayerTest {
  private static final Actor MAIN = new Actor(7, "MainProcess");
  private static final List<Event> EVENTS =
      List.of(line(1, 5_000_000_000L), line(2, 6_000_000_000L), line(3, 16_000_000_000L));

  private final FakeClock clock = new FakeClock();
  private final List<Long> times = new ArrayList<>();

  private static Event line(long seq, long nanos) {
    return new Event.Printed(seq, nanos, MAIN, Event.Stream.OUT, "line " + seq);
  }

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

  private List<Long> playedAt(Player player) throws InterruptedException {
    player.play(EVENTS, event -> times.add(clock.now - 42));
    return times;
  }

  @Test
  void pausesAreAsTheyWereRecorded() throws Exception {
    assertThat(playedAt(new Player(1, Duration.ofDays(1), clock)))
        .containsExactly(0L, 1_000_000_000L, 11_000_000_000L);
  }

  @Test
  void speedDividesThem() throws Exception {
    assertThat(playedAt(new Player(20, Duration.ofDays(1), clock)))
        .containsExactly(0L, 50_000_000L, 550_000_000L);
  }

  @Test
  void longPausesCanBeCapped() throws Exception {
    assertThat(playedAt(new Player(2, Duration.ofDays(1), clock).idleAtMost(Duration.ofSeconds(2))))
        .containsExactly(0L, 500_000_000L, 1_500_000_000L);
  }

  @Test
  void aSlowSinkDelaysNothingButItself() throws Exception {
    new Player(1, Duration.ofDays(1), clock)
        .play(
            EVENTS,
            event -> {
              times.add(clock.now - 42);
              clock.now += 3_000_000_000L;
            });

    assertThat(times).containsExactly(0L, 3_000_000_000L, 11_000_000_000L);
  }

  @Test
  void anInterruptEndsPlayback() {
    List<Event> played = new ArrayList<>();

    assertThatThrownBy(() ->
            Player.atSpeed(0.000001)
                .play(
                    EVENTS,
                    event -> {
                      played.add(event);
                      Thread.currentThread().interrupt();
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(played).hasSize(1);
  }

  @Test
  void aSpeedOfNothingIsRefused() {
    for (double speed : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Player.atSpeed(speed))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("speed=" + speed);
    }
  }
}
