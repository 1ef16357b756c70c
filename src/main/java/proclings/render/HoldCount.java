package proclings.render;

import java.util.Arrays;
import proclings.event.Event;
import proclings.history.Lane;

/**
 * How many locks a process holds, asked about one place of its run after another: who waits a
 * hundred thousand times holds as many locks, and may not look at all of them each time.
 */
final class HoldCount {

  private final long[] taken;
  private final long[] freed;

  HoldCount(Lane lane) {
    this.taken = lane.holds().stream().mapToLong(hold -> hold.acquired().seq()).sorted().toArray();
    this.freed =
        lane.holds().stream()
            .flatMap(hold -> hold.released().stream())
            .mapToLong(Event::seq)
            .sorted()
            .toArray();
  }

  /**
   * How many it holds at that place in the global order.
   *
   * @param seq where it waits, which is where nothing is taken or freed
   */
  int at(long seq) {
    return upTo(taken, seq) - upTo(freed, seq);
  }

  private static int upTo(long[] places, long seq) {
    return -Arrays.binarySearch(places, seq) - 1;
  }
}
