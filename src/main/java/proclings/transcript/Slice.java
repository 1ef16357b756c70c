package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.event.Event;
import proclings.tutor.CellRecorder;

/**
 * The events from the begin of a cell to the begin of the next, but for the end of a main process
 * that the kernel ends between cells, to put another in its place.
 *
 * @param began empty for what came before the first cell
 */
public record Slice(Optional<Event.CellBegan> began, List<Event> events) {

  /** Copies the list. */
  public Slice {
    events = List.copyOf(events);
  }

  /** A run's events, cell by cell, in their order. */
  public static List<Slice> of(List<Event> events) {
    List<Slice> slices = new ArrayList<>();
    List<Event> current = new ArrayList<>();
    Optional<Event.CellBegan> began = Optional.empty();
    boolean over = false;
    for (Event event : events) {
      if (event instanceof Event.CellBegan next) {
        if (began.isPresent() || !current.isEmpty()) {
          slices.add(new Slice(began, current));
        }
        current.clear();
        began = Optional.of(next);
        over = false;
      }
      if (!over || !CellRecorder.isRestart(event)) {
        current.add(event);
        over |= event instanceof Event.CellEnded;
      }
    }
    if (!current.isEmpty()) {
      slices.add(new Slice(began, current));
    }
    return slices;
  }

  /** The cell as it was typed; empty for what came before the first. */
  public String source() {
    return began.map(Event.CellBegan::source).orElse("");
  }

  String where(Comparison.Expectations expectations) {
    return began
        .map(cell ->
            expectations
                .title(cell.source())
                .map(title -> "cell " + cell.cell() + ", " + title)
                .orElse("cell " + cell.cell()))
        .orElse("before the first cell");
  }
}
