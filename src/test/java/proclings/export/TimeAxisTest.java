package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import proclings.event.Actor;
import proclings.event.Event;

class TimeAxisTest {

  private static TimeAxis lasting(long nanos) {
    Actor main = new Actor(1, "MainProcess");
    return new TimeAxis(
        List.of(
            new Event.Printed(1, 700, main, Event.Stream.OUT, "a"),
            new Event.Printed(2, 700 + nanos, main, Event.Stream.OUT, "b")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0",
        "900 | 0",
        "3000 | 0, 1 µs, 2 µs, 3 µs",
        "1100000 | 0, 0.2 ms, 0.4 ms, 0.6 ms, 0.8 ms, 1 ms",
        "237510000 | 0, 50 ms, 100 ms, 150 ms, 200 ms",
        "2564000000 | 0, 0.5 s, 1 s, 1.5 s, 2 s, 2.5 s",
        "61000000000 | 0, 20 s, 40 s, 60 s",
      })
  void ticksAreAtRoundTimes(long nanos, String labels) {
    assertThat(lasting(nanos).ticks())
        .extracting(TimeAxis.Tick::label)
        .containsExactly(labels.split(", "));
  }

  @ParameterizedTest
  @CsvSource({"0, 0%", "500, 50%", "1000, 100%", "333, 33.3%", "5000, 100%"})
  void aMomentLiesWhereItsShareOfTheTimeIs(long after, String x) {
    assertThat(lasting(1000).x(700 + after)).isEqualTo(x);
  }
}
