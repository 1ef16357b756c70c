package proclings.transcript;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import proclings.event.Action;
import proclings.event.Event;

/**
 * A run laid out in time to be played: when each event is due, where cells begin, what counts as a
 * step. A position is how many events have happened. It never changes, and executes nothing.
 */
public final class Tape {

  /** Whatever a transcript says of its times, they can be added and multiplied. */
  private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

  private final List<Event> events;

  /** When each event is due, from 0, with the long gaps cut; it never falls. */
  private final long[] due;

  /** Where each cell begins; what came before the first counts as one. */
  private final int[] cells;

  private Tape(List<Event> events, long longestGap) {
    this.events = List.copyOf(events);
    this.due = new long[events.size()];
    for (int i = 1; i < due.length; i++) {
      long gap = Math.max(0, events.get(i).nanos() - events.get(i - 1).nanos());
      due[i] = Math.min(LONGEST_NANOS, due[i - 1] + Math.min(gap, longestGap));
    }
    this.cells =
        IntStream.range(0, events.size())
            .filter(i -> i == 0 || events.get(i) instanceof Event.CellBegan)
            .toArray();
  }

  /**
   * A tape of events.
   *
   * @param idle the longest time in which nothing happens; what is longer is cut to it
   * @throws IllegalArgumentException if that is negative
   */
  public static Tape of(List<Event> events, Duration idle) {
    if (idle.isNegative()) {
      throw new IllegalArgumentException("the longest pause can't be negative: idle=" + idle);
    }
    boolean any = idle.compareTo(Duration.ofNanos(LONGEST_NANOS)) > 0;
    return new Tape(events, any ? LONGEST_NANOS : idle.toNanos());
  }

  /** How many events there are, which is also the last position. */
  public int size() {
    return due.length;
  }

  /** The events in their order. */
  public List<Event> events() {
    return events;
  }

  /** How long it plays, in nanoseconds. */
  public long nanos() {
    return due.length == 0 ? 0 : due[due.length - 1];
  }

  /** When a position is reached, in nanoseconds since the beginning. */
  public long reached(int position) {
    return position == 0 ? 0 : due[position - 1];
  }

  /** How many events have happened by then. */
  public int position(long nanos) {
    int found = Arrays.binarySearch(due, nanos);
    int position = found < 0 ? -found - 1 : found + 1;
    while (position < due.length && due[position] == nanos) {
      position++;
    }
    return position;
  }

  /** The time on the events' own clock, which runs faster where a long gap was cut. */
  long recorded(int position, long nanos) {
    if (position == 0) {
      return 0;
    }
    long last = events.get(position - 1).nanos();
    long since = Math.max(0, nanos - due[position - 1]);
    if (since == 0 || position == due.length) {
      return last;
    }
    double gap = Math.max(0, events.get(position).nanos() - last);
    return last + (long) (gap * since / (due[position] - due[position - 1]));
  }

  /** How many cells there are; what came before the first counts as one. */
  public int cells() {
    return cells.length;
  }

  /** The number of the cell that is on at a position, from 0. */
  public int cell(int position) {
    int found = Arrays.binarySearch(cells, Math.max(0, position - 1));
    return found < 0 ? -found - 2 : found;
  }

  /** The index of a cell's first event. */
  public int begin(int cell) {
    return cells[cell];
  }

  /** The index behind a cell's last event. */
  public int end(int cell) {
    return cell + 1 < cells.length ? cells[cell + 1] : due.length;
  }

  /** The position behind the next step; the end where there is none. */
  int stepAfter(int position) {
    int next = position;
    while (next < due.length && !isStep(events.get(next))) {
      next++;
    }
    return Math.min(due.length, next + 1);
  }

  /** The position behind the last step before this one; the first event where there is none. */
  int stepBefore(int position) {
    int last = position - 1;
    while (last > 1 && !isStep(events.get(last - 1))) {
      last--;
    }
    return Math.clamp(last, Math.min(1, due.length), due.length);
  }

  /** What somebody who watches sees as one thing. */
  private static boolean isStep(Event event) {
    return switch (event) {
      case Event.Printed line -> true;
      case Event.Started start -> true;
      case Event.Exited exit -> true;
      case Event.CellBegan cell -> true;
      case Event.Operation did -> isStep(did.what());
      default -> false;
    };
  }

  private static boolean isStep(Action what) {
    return switch (what) {
      case PUT, GET, SEND, RECV, ACQUIRE, RELEASE -> true;
      default -> false;
    };
  }
}
