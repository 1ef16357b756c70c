package proclings.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Lane;

/**
 * Which process of one run is which of the other. Processes that were there from the beginning are
 * paired in their order, children with the child of the same name of the same parent; of several
 * such children the first with the first.
 */
final class Binding {
  private final Map<Integer, Lane> happened = new HashMap<>();
  private final Map<Integer, Lane> expected = new HashMap<>();
  private final List<Lane> missing = new ArrayList<>();
  private final List<Lane> extra = new ArrayList<>();

  Binding(History expectedRun, History happenedRun) {
    List<Lane> roots = roots(expectedRun);
    List<Lane> otherRoots = roots(happenedRun);
    bindByName(roots, otherRoots, expectedRun, happenedRun);
  }

  /** The process of the run that happened that an expected one is; empty if there is none. */
  Optional<Lane> happened(Lane expectedLane) {
    return Optional.ofNullable(happened.get(expectedLane.number()));
  }

  /** The process that was expected where this one is; empty if none was. */
  Optional<Lane> expected(Lane happenedLane) {
    return Optional.ofNullable(expected.get(happenedLane.number()));
  }

  /** The expected processes that there were not. Children of a missing one are not told. */
  List<Lane> missing() {
    return missing;
  }

  /** The processes that there were and that nobody expected. */
  List<Lane> extra() {
    return extra;
  }

  private void bindByName(
      List<Lane> some, List<Lane> others, History expectedRun, History happenedRun) {
    List<Lane> left = new ArrayList<>(others);
    for (Lane lane : some) {
      Optional<Lane> other = left.stream().filter(l -> l.name().equals(lane.name())).findFirst();
      if (other.isEmpty()) {
        missing.add(lane);
        continue;
      }
      left.remove(other.get());
      happened.put(lane.number(), other.get());
      expected.put(other.get().number(), lane);
      bindByName(
          children(lane, expectedRun),
          children(other.get(), happenedRun),
          expectedRun,
          happenedRun);
    }
    extra.addAll(left);
  }

  private static List<Lane> roots(History run) {
    return run.lanes().stream().filter(lane -> !lane.isChild()).toList();
  }

  private static List<Lane> children(Lane parent, History run) {
    List<Lane> children = new ArrayList<>();
    for (Lane lane : run.children()) {
      Event.Started start = lane.started().orElseThrow();
      if (run.laneOf(start).number() == parent.number()) {
        children.add(lane);
      }
    }
    return children;
  }
}
