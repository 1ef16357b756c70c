package proclings.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import proclings.event.Event;

/** Where in a picture, from left to right, a moment of a run lies. */
final class TimeAxis {
  private static final int MOST_TICKS = 6;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final long first;
  private final long last;

  /** A place with a label. */
  record Tick(long nanos, String label) {}

  TimeAxis(List<Event> events) {
    first = events.stream().mapToLong(Event::nanos).min().orElse(0);
    last = events.stream().mapToLong(Event::nanos).max().orElse(0);
  }

  long first() {
    return first;
  }

  long last() {
    return last;
  }

  /** In hundredths of the width. */
  double percent(long nanos) {
    return last == first ? 0 : 100.0 * (Math.clamp(nanos, first, last) - first) / (last - first);
  }

  /** The same as SVG has it: {@code 33.33%}. */
  String x(long nanos) {
    return Markup.number(percent(nanos)) + "%";
  }

  /** How long after the beginning, in thousandths of a second. */
  String millis(long nanos) {
    return BigDecimal.valueOf(Math.clamp(nanos, first, last) - first, 6)
        .setScale(2, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  /** Round times at equal distances, the beginning first. */
  List<Tick> ticks() {
    long step = step();
    List<Tick> ticks = new ArrayList<>();
    for (long after = 0; first + after <= last && ticks.size() <= MOST_TICKS; after += step) {
      ticks.add(new Tick(first + after, label(after, step)));
    }
    return ticks;
  }

  /** The least of 1, 2, 5, 10, … microseconds that needs no more ticks than there is room for. */
  private long step() {
    long unit = 1_000;
    while (true) {
      for (long step : List.of(unit, 2 * unit, 5 * unit)) {
        if ((last - first) / step < MOST_TICKS) {
          return step;
        }
      }
      unit *= 10;
    }
  }

  private static String label(long nanos, long step) {
    if (nanos == 0) {
      return "0";
    }
    if (step >= 100 * NANOS_PER_MILLI) {
      return plain(nanos, NANOS_PER_SECOND) + " s";
    }
    return step >= 100_000 ? plain(nanos, NANOS_PER_MILLI) + " ms" : plain(nanos, 1_000) + " µs";
  }

  private static String plain(long nanos, long unit) {
    return BigDecimal.valueOf(nanos)
        .divide(BigDecimal.valueOf(unit))
        .stripTrailingZeros()
        .toPlainString();
  }
}
