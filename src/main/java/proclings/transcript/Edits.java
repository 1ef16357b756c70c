package proclings.transcript;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.history.Lane;
import proclings.lesson.LinePattern;

/**
 * What somebody left open who edited a recording by hand.
 *
 * @param patterns of printed lines whose text is one, by the number of their event
 * @param repeated the numbers of the events that may be there any number of times
 * @param gaps where events were left out
 */
record Edits(Map<Long, LinePattern> patterns, Set<Long> repeated, List<Gap> gaps) {

  /** Nothing: a recording as it was made. */
  static final Edits NONE = new Edits(Map.of(), Set.of(), List.of());

  /**
   * A place where events were left out.
   *
   * @param before the number of the next event in the file; beyond all where none follows
   * @param by the process whose events they were; empty for any process's
   */
  record Gap(long before, Optional<String> by) {

    boolean isOf(Lane lane) {
      return by.map(lane.name()::equals).orElse(true);
    }
  }

  Edits {
    patterns = Map.copyOf(patterns);
    repeated = Set.copyOf(repeated);
    gaps = List.copyOf(gaps);
  }

  boolean areNone() {
    return patterns.isEmpty() && leaveNothingOut();
  }

  /** Whether each event is there as often as it happened. */
  boolean leaveNothingOut() {
    return repeated.isEmpty() && gaps.isEmpty();
  }

  /** Those of a cell: from its first event to right before the next cell's. */
  Edits within(List<Event> cell, long next) {
    if (areNone() || cell.isEmpty()) {
      return this;
    }
    long first = cell.getFirst().seq();
    return new Edits(
        patterns,
        repeated.stream().filter(seq -> seq >= first && seq < next).collect(Collectors.toSet()),
        gaps.stream().filter(gap -> gap.before > first && gap.before <= next).toList());
  }

  /** Whether any number of cells may have been left out after the last of these events. */
  boolean leaveOutCellsAfter(List<Event> cell) {
    return gaps.stream().anyMatch(gap -> gap.by.isEmpty() && gap.before > cell.getLast().seq());
  }

  @Nullable LinePattern pattern(Event.Printed line) {
    return patterns.get(line.seq());
  }

  /** Whether something of what the process did up to this event may have been left out. */
  boolean leaveOpenUpTo(Lane lane, long seq) {
    return gaps.stream().anyMatch(gap -> gap.isOf(lane) && gap.before <= seq)
        || lane.events().stream().anyMatch(e -> e.seq() <= seq && repeated.contains(e.seq()));
  }

  /** Whether something of what the process did may have been left out anywhere. */
  boolean leaveOpen(Lane lane) {
    return leaveOpenUpTo(lane, Long.MAX_VALUE);
  }

  /** Whether there may be more after the last event of the process. */
  boolean leaveOpenTheEndOf(Lane lane) {
    long last = lane.events().isEmpty() ? 0 : lane.events().getLast().seq();
    return gaps.stream().anyMatch(gap -> gap.isOf(lane) && gap.before > last);
  }

  /** What is left open among all events of a process, or those of a kind. */
  Slack among(List<Event> events, Lane lane) {
    return among(events, lane, 0, Long.MAX_VALUE);
  }

  /** The same for a part of what the process did, between two numbers of events. */
  Slack among(List<Event> events, Lane lane, long from, long to) {
    if (leaveNothingOut()) {
      return Slack.NONE;
    }
    return new Slack() {
      @Override
      public boolean gapBefore(int place) {
        long after = place == 0 ? from : events.get(place - 1).seq();
        long before = place == events.size() ? to : events.get(place).seq();
        return gaps.stream()
            .anyMatch(gap -> gap.isOf(lane) && gap.before > after && gap.before <= before);
      }

      @Override
      public boolean repeats(int place) {
        return place < events.size() && repeated.contains(events.get(place).seq());
      }
    };
  }
}
