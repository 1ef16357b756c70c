package proclings.history;

import java.util.Optional;
import proclings.event.Event;

/**
 * A cell of the run.
 *
 * @param ended empty if the run ended first
 */
public record Cell(Event.CellBegan began, Optional<Event.CellEnded> ended) {

  /** Its number in the session. */
  public int number() {
    return began.cell();
  }

  /** Whether an event at that place in the global order happened while the cell ran. */
  public boolean covers(long seq) {
    return began.seq() <= seq && ended.map(end -> seq <= end.seq()).orElse(true);
  }
}
