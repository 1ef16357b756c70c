package proclings.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import proclings.event.Event;
import proclings.history.Contradiction;
import proclings.history.History;

/**
 * Compares a run of a lesson with a recorded one, cell by cell.
 *
 * <p>Exactly what the recorded run allows is accepted: PIDs and times are free, so is the order
 * between processes where nothing forces it, and so is who of several that race gets what.
 */
public final class Comparison {

  /** Knows what a lesson says about a cell. */
  public interface Expectations {

    /** What the cell is in the lesson: {@code demo "both"}; empty if it isn't in there. */
    Optional<String> title(String source);

    /** What may vary in the texts of two runs of the cell. */
    Patterns patterns(String source, List<Event> expected, List<Event> happened);
  }

  private Comparison() {}

  /** All differences; empty if the run is one that the recording allows. */
  public static List<Difference> compare(
      List<Event> expected, List<Event> happened, Expectations expectations) {
    List<Difference> differences = new ArrayList<>();
    contradictions("in the recording", expected, differences);
    contradictions("in the new run", happened, differences);
    Map<String, String> earlierPids = new HashMap<>();
    List<Slice> cells = Slice.of(expected);
    List<Slice> cellsNow = Slice.of(happened);
    for (int i = 0; i < Math.max(cells.size(), cellsNow.size()); i++) {
      if (i >= cellsNow.size()) {
        differences.add(
            new Difference(cells.get(i).where(expectations), "this cell was not run", List.of()));
      } else if (i >= cells.size()) {
        differences.add(
            new Difference(
                cellsNow.get(i).where(expectations),
                "this cell was run, which was not expected",
                List.of()));
      } else {
        differences.addAll(compare(cells.get(i), cellsNow.get(i), expectations, earlierPids));
      }
    }
    return differences;
  }

  private static List<Difference> compare(
      Slice cell, Slice now, Expectations expectations, Map<String, String> earlierPids) {
    String where = cell.where(expectations);
    if (!cell.source().equals(now.source())) {
      return List.of(
          new Difference(
              where,
              "the cell is another one than was recorded",
              Alignment.of(
                      cell.source().lines().toList(), now.source().lines().toList(), String::equals)
                  .rows(line -> line)));
    }
    return CellComparison.compare(
        where,
        History.of(cell.events()),
        History.of(now.events()),
        expectations.patterns(cell.source(), cell.events(), now.events()),
        earlierPids);
  }

  private static void contradictions(
      String where, List<Event> events, List<Difference> differences) {
    for (Contradiction contradiction : History.of(events).contradictions()) {
      differences.add(new Difference(where, contradiction.why(), List.of()));
    }
  }
}
