package proclings.transcript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import proclings.event.Event;
import proclings.history.Lane;
import proclings.history.Wording;

/**
 * Compares processes that race for messages where something of a cell was left out by hand: each
 * turn that the recording has must be one that somebody had in the new run. What comes after a gap
 * may be of another turn, whose message was left out: of that, only whether anybody did it is
 * looked at. What they do when there are no more messages can't be told from it either.
 */
final class OpenRace {
  private final String where;
  private final Side expected;
  private final Side happened;
  private final Sameness sameness;
  private final Edits edits;
  private final Function<Lane, Collection<Lane>> anyOfGroup;

  /**
   * A turn up to its first gap.
   *
   * @param events those before the gap
   * @param slack which of them may be there any number of times
   * @param later those after the gap
   */
  private record OpenTurn(Turn turn, List<Event> events, Slack slack, List<Event> later) {

    static OpenTurn of(Turn turn, Slack slack) {
      List<Event> all = turn.events();
      int end = 0;
      while (end <= all.size() && !slack.gapBefore(end)) {
        end++;
      }
      int gap = Math.min(end, all.size());
      return new OpenTurn(turn, all.subList(0, gap), slack, all.subList(gap, all.size()));
    }

    /** Whether anything may come after those events. */
    boolean goesOn() {
      return slack.gapBefore(events.size());
    }
  }

  OpenRace(
      String where,
      Side expected,
      Side happened,
      Sameness sameness,
      Edits edits,
      Function<Lane, Collection<Lane>> anyOfGroup) {
    this.where = where;
    this.expected = expected;
    this.happened = happened;
    this.sameness = sameness;
    this.edits = edits;
    this.anyOfGroup = anyOfGroup;
  }

  List<Difference> compare(List<Lane> lanes, List<Lane> lanesNow) {
    List<OpenTurn> turns = new ArrayList<>();
    lanes.forEach(lane -> turns.addAll(open(lane)));
    List<Turn> turnsNow = new ArrayList<>();
    lanesNow.forEach(lane -> turnsNow.addAll(happened.flow().turns(lane)));
    List<Event> later = turns.stream().flatMap(turn -> turn.later.stream()).toList();
    List<Event> all = turnsNow.stream().flatMap(turn -> turn.events().stream()).toList();
    turns.removeIf(turn -> turn.events.isEmpty() && turn.goesOn());
    Pairing<OpenTurn, Turn> pairing = new Pairing<>(turns, turnsNow, this::fits);
    List<Difference> differences = new ArrayList<>(missing(later, all));
    for (OpenTurn alone : pairing.leftAlone()) {
      if (!alone.events.isEmpty()) {
        differences.add(
            differ(alone.turn, Explanation.turn(alone.turn.lane().name(), alone.events, true)));
      }
    }
    // What was done for more messages is accepted: whether they may be there is their sender's.
    for (Turn alone : pairing.rightAlone()) {
      if (isFirst(alone)
          && !alone.events().isEmpty()
          && lanes.stream()
              .anyMatch(l -> l.name().equals(alone.lane().name()) && !edits.leaveOpen(l))) {
        differences.add(
            differ(alone, Explanation.turn(alone.lane().name(), alone.events(), false)));
      }
    }
    return differences;
  }

  private boolean isFirst(Turn turn) {
    return happened.flow().turns(turn.lane()).getFirst() == turn;
  }

  /** What nobody of the group did in the new run. */
  private List<Difference> missing(List<Event> events, List<Event> now) {
    List<Event> left = new ArrayList<>(now);
    List<Difference> differences = new ArrayList<>();
    for (Event event : events) {
      int place = 0;
      while (place < left.size() && !sameness.same(event, left.get(place), anyOfGroup)) {
        place++;
      }
      if (place < left.size()) {
        left.remove(place);
      } else {
        String what = Explanation.turn(event.by().name(), List.of(event), true);
        differences.add(new Difference(where, what, List.of()));
      }
    }
    return differences;
  }

  private Difference differ(Turn turn, String what) {
    boolean isExpected = expected.flow().turns(turn.lane()).contains(turn);
    List<Event> none = List.of();
    return new Difference(
        where,
        what,
        Alignment.of(
                isExpected ? turn.events() : none,
                isExpected ? none : turn.events(),
                (one, other) -> false)
            .rows(Wording::of));
  }

  private List<OpenTurn> open(Lane lane) {
    List<OpenTurn> turns = new ArrayList<>();
    List<Turn> all = expected.flow().turns(lane);
    for (int i = 0; i < all.size(); i++) {
      Turn turn = all.get(i);
      long from = turn.events().isEmpty() || i == 0 ? 0 : turn.events().getFirst().seq();
      long to =
          all.stream()
              .skip(i + 1L)
              .filter(next -> !next.events().isEmpty())
              .mapToLong(next -> next.events().getFirst().seq())
              .findFirst()
              .orElse(Long.MAX_VALUE);
      turns.add(OpenTurn.of(turn, edits.among(turn.events(), lane, from, to)));
    }
    return turns;
  }

  /** Whether the two do the same, but for the end of the process where it is the last turn. */
  private boolean fits(OpenTurn turn, Turn now) {
    boolean isStart = expected.flow().turns(turn.turn.lane()).getFirst() == turn.turn;
    if ((isStart || isFirst(now)) && turn.turn.origin() != now.origin()) {
      return false;
    }
    BiPredicate<Event, Event> same =
        (e, h) ->
            isTaking(e, turn.turn) && isTaking(h, now)
                ? object(e).equals(object(h))
                : sameness.same(e, h, lane -> anyone(lane, turn.turn, now));
    Alignment<Event> alignment = Alignment.of(turn.events, now.events(), same, turn.slack);
    int place = 0;
    while (place < alignment.pairs().size() && alignment.pairs().get(place).same()) {
      place++;
    }
    boolean begun = place > 0 || alignment.pairs().isEmpty();
    List<Alignment.Pair<Event>> rest = alignment.pairs().subList(place, alignment.pairs().size());
    return rest.isEmpty()
        || begun
            && (turn.turn.last() || rest.stream().allMatch(pair -> pair.expected().isEmpty()))
            && (now.last()
                || turn.goesOn()
                || rest.stream().allMatch(pair -> pair.happened().isEmpty()));
  }

  private List<Lane> anyone(Lane lane, Turn turn, Turn now) {
    List<Lane> who = new ArrayList<>(anyOfGroup.apply(lane));
    if (lane.number() == turn.lane().number()) {
      who.add(now.lane());
    }
    return who;
  }

  private static boolean isTaking(Event event, Turn turn) {
    return turn.source() != null
        && !turn.events().isEmpty()
        && event.equals(turn.events().getFirst());
  }

  private static String object(Event event) {
    return event instanceof Event.Operation taking ? taking.object() : "";
  }
}
