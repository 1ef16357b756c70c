package proclings.history;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import proclings.event.Actor;

/**
 * A run in figures. The main process is not counted.
 *
 * @param started how many processes were started
 * @param atOnce how many of them were alive at once, at most
 * @param exitCodes how many ended with which code, {@code 0} first
 * @param alive those that had not ended when the run did
 * @param elapsed from the first event to the last
 */
public record RunSummary(
    int started,
    int atOnce,
    SortedMap<Integer, Integer> exitCodes,
    List<Actor> alive,
    Duration elapsed) {

  /** Whether every process that was started ended with exit code 0. */
  public boolean allWell() {
    return alive.isEmpty() && exitCodes.keySet().stream().allMatch(code -> code == 0);
  }
}
