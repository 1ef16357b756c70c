package proclings.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
  private final List<Lane> leftOut = new ArrayList<>();

  Binding(History expectedRun, History happenedRun) {
    this(expectedRun, happenedRun, Edits.NONE);
  }

  /** Where events were left out by hand, their processes may have been, or only their starts. */
  Binding(History expectedRun, History happenedRun, Edits edits) {
    List<Lane> roots = roots(expectedRun);
    List<Lane> otherRoots = roots(happenedRun);
    bindByName(roots, otherRoots, expectedRun, happenedRun);
    if (!edits.leaveNothingOut()) {
      happenedRun.lanes().stream().filter(this::isUnknown).forEach(leftOut::add);
      bindWithoutStart(edits, expectedRun);
      leftOut.removeIf(lane -> !isUnknown(lane) || !mayBeLeftOut(lane, happenedRun, edits));
      extra.removeAll(leftOut);
    }
  }

  private boolean isUnknown(Lane lane) {
    return !expected.containsKey(lane.number());
  }

  private void bindWithoutStart(Edits edits, History expectedRun) {
    for (Lane lane : List.copyOf(missing)) {
      leftOut.stream()
          .filter(other -> isUnknown(other) && other.name().equals(lane.name()))
          .filter(other -> !lane.isChild() && !edits.gaps().isEmpty())
          .findFirst()
          .ifPresent(other -> {
            missing.remove(lane);
            extra.remove(other);
            bind(lane, other);
          });
    }
    // What it started, if that is there, has its start.
    for (Lane lane : expectedRun.children()) {
      if (!happened.containsKey(lane.number()) && !missing.contains(lane)) {
        leftOut.stream()
            .filter(other -> isUnknown(other) && other.name().equals(lane.name()))
            .findFirst()
            .ifPresentOrElse(other -> bind(lane, other), () -> missing.add(lane));
      }
    }
  }

  /** Whether whoever started it may have done more than the recording has. */
  private boolean mayBeLeftOut(Lane lane, History happenedRun, Edits edits) {
    if (lane.started().isEmpty()) {
      return edits.gaps().stream().anyMatch(gap -> gap.by().isEmpty());
    }
    Lane parent = happenedRun.laneOf(lane.started().get());
    return expected(parent)
        .map(edits::leaveOpen)
        .orElseGet(() -> mayBeLeftOut(parent, happenedRun, edits));
  }

  private void bind(Lane lane, Lane other) {
    happened.put(lane.number(), other);
    expected.put(other.number(), lane);
  }

  /** The processes of the run that happened that are of a group and were left out by hand. */
  Stream<Lane> leftOut(Set<Integer> group) {
    return leftOut.stream().filter(lane -> group.contains(-1 - lane.number()));
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
      bind(lane, other.get());
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
