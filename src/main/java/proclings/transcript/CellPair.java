package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.event.Event;
import proclings.history.Contradiction;
import proclings.history.History;

/** A cell of the recording beside the same one of the new run; at least one of them is there. */
record CellPair(Optional<Slice> recorded, Optional<Slice> happened) {

  /** A run's cells, with what in the whole run can't be. */
  record Cells(List<Slice> slices, List<Contradiction> contradictions) {

    static Cells of(List<Event> events) {
      return new Cells(Slice.of(events), History.of(events).contradictions());
    }

    /** The number of the event that begins the cell after this one, or one beyond all. */
    long next(Slice cell) {
      int place = slices.indexOf(cell) + 1;
      return place < slices.size() ? slices.get(place).events().getFirst().seq() : Long.MAX_VALUE;
    }

    /** What in this cell can't be. */
    List<Contradiction> contradictions(Slice cell) {
      long first = cell.events().getFirst().seq();
      boolean isFirst = slices.indexOf(cell) == 0;
      return contradictions.stream()
          .filter(c -> (isFirst || c.event().seq() >= first) && c.event().seq() < next(cell))
          .toList();
    }
  }

  /**
   * Pairs the cells that have one source, in their order. Where a cell on each side stands alone at
   * one place, the two are a pair: the cell was changed.
   */
  static List<CellPair> of(List<Slice> recorded, List<Slice> happened) {
    List<CellPair> pairs = new ArrayList<>();
    List<Slice> left = new ArrayList<>();
    List<Slice> right = new ArrayList<>();
    for (Alignment.Pair<Slice> pair :
        Alignment.of(recorded, happened, (one, other) -> one.source().equals(other.source()))
            .pairs()) {
      if (pair.same()) {
        addAlone(left, right, pairs);
        pairs.add(
            new CellPair(
                Optional.of(pair.expected().getFirst()), Optional.of(pair.happened().getFirst())));
      } else {
        left.addAll(pair.expected());
        right.addAll(pair.happened());
      }
    }
    addAlone(left, right, pairs);
    return pairs;
  }

  private static void addAlone(List<Slice> left, List<Slice> right, List<CellPair> pairs) {
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      pairs.add(
          new CellPair(
              i < left.size() ? Optional.of(left.get(i)) : Optional.empty(),
              i < right.size() ? Optional.of(right.get(i)) : Optional.empty()));
    }
    left.clear();
    right.clear();
  }

  Slice either() {
    return recorded.or(this::happened).orElseThrow();
  }
}
