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
 * between processes where nothing forces it, and so is who of several that race gets what. What
 * somebody left open in the recording by hand is free, too.
 */
public final class Comparison {
  private final CellPair.Cells recorded;
  private final CellPair.Cells happened;
  private final Edits edits;
  private final Expectations expectations;
  private final Map<String, String> earlierPids = new HashMap<>();

  /** Knows what a lesson says about a cell. */
  public interface Expectations {

    /** What the cell is in the lesson: {@code demo "both"}; empty if it isn't in there. */
    Optional<String> title(String source);

    /** What may vary in the texts of two runs of the cell. */
    Patterns patterns(String source, List<Event> expected, List<Event> happened);
  }

  /**
   * What came of a cell.
   *
   * @param cells both sides
   * @param differences empty if the new one is one that the recording allows
   */
  record Compared(CellPair cells, List<Difference> differences) {}

  private Comparison(
      List<Event> recorded, List<Event> happened, Edits edits, Expectations expectations) {
    this.recorded = CellPair.Cells.of(recorded);
    this.happened = CellPair.Cells.of(happened);
    this.edits = edits;
    this.expectations = expectations;
  }

  /** All differences; empty if the run is one that the recording allows. */
  public static List<Difference> compare(
      List<Event> expected, List<Event> happened, Expectations expectations) {
    return differences(cells(expected, happened, Edits.NONE, expectations));
  }

  /** All differences of all cells. */
  static List<Difference> differences(List<Compared> cells) {
    return cells.stream().flatMap(cell -> cell.differences().stream()).toList();
  }

  /** Each cell of either run, in their order. */
  static List<Compared> cells(
      List<Event> expected, List<Event> happened, Edits edits, Expectations expectations) {
    return new Comparison(expected, happened, edits, expectations).cells();
  }

  private List<Compared> cells() {
    List<Compared> all = new ArrayList<>();
    boolean cellsLeftOut = edits.gaps().stream().anyMatch(this::isBeforeAllCells);
    for (CellPair pair : CellPair.of(recorded.slices(), happened.slices())) {
      if (pair.recorded().isPresent() || !cellsLeftOut) {
        all.add(new Compared(pair, differences(pair)));
      }
      if (pair.recorded().isPresent()) {
        Slice cell = pair.recorded().get();
        Edits ofCell = edits.within(cell.events(), recorded.next(cell));
        cellsLeftOut = ofCell.leaveOutCellsAfter(cell.events());
      }
    }
    return all;
  }

  private boolean isBeforeAllCells(Edits.Gap gap) {
    return gap.by().isEmpty()
        && recorded.slices().stream().allMatch(s -> s.events().getFirst().seq() >= gap.before());
  }

  private List<Difference> differences(CellPair pair) {
    List<Difference> differences = new ArrayList<>();
    Optional<Slice> cell = pair.recorded();
    Optional<Slice> now = pair.happened();
    String where = pair.either().where(expectations);
    Edits ofCell = cell.map(c -> edits.within(c.events(), recorded.next(c))).orElse(Edits.NONE);
    if (cell.isPresent() && edits.leaveNothingOut()) {
      recorded
          .contradictions(cell.get())
          .forEach(c -> differences.add(difference(where + ", in the recording", c)));
    }
    now.ifPresent(slice ->
        happened.contradictions(slice).forEach(c -> differences.add(difference(where, c))));
    if (now.isEmpty()) {
      differences.add(new Difference(where, "this cell was not run", List.of()));
    } else if (cell.isEmpty()) {
      differences.add(
          new Difference(where, "this cell was run, which was not expected", List.of()));
    } else {
      differences.addAll(differences(where, cell.get(), now.get(), ofCell));
    }
    return differences;
  }

  private List<Difference> differences(String where, Slice cell, Slice now, Edits ofCell) {
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
        ofCell,
        expectations.patterns(cell.source(), cell.events(), now.events()),
        earlierPids);
  }

  private static Difference difference(String where, Contradiction contradiction) {
    return new Difference(where, contradiction.why(), List.of());
  }
}
