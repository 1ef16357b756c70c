package proclings.transcript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.history.Lane;
import proclings.history.Wording;

/**
 * Compares processes that race for messages where something of a cell was left out by hand: each
 * turn that the recording has must be one that somebody had in the new run. What they do when there
 * are no more messages is not compared, as nobody can tell it from what was left out.
 */
final class OpenRace {
  private final String where;
  private final Side expected;
  private final Side happened;
  private final Sameness sameness;
  private final Edits edits;
  private final Function<Lane, Collection<Lane>> anyOfGroup;

  /** A turn, and what is left open in it. */
  private record OpenTurn(Turn turn, Slack slack) {}

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
    List<Turn> left = new ArrayList<>();
    lanesNow.forEach(lane -> left.addAll(happened.flow().turns(lane)));
    List<OpenTurn> unmatched = new ArrayList<>();
    lanes.forEach(lane -> unmatched.addAll(open(lane)));
    // First those whose message is known to be the same, so that no other takes them.
    unmatched.removeIf(turn -> isTaken(turn, left, true));
    unmatched.removeIf(turn -> isTaken(turn, left, false));
    List<Difference> differences = new ArrayList<>();
    for (OpenTurn turn : unmatched) {
      if (!turn.turn.events().isEmpty()) {
        differences.add(
            differ(turn.turn, Explanation.turn(turn.turn.lane().name(), turn.turn.events(), true)));
      }
    }
    if (lanes.stream().noneMatch(edits::leaveOpen)) {
      for (Turn turn : left) {
        if (!turn.events().isEmpty()) {
          differences.add(differ(turn, Explanation.turn(turn.lane().name(), turn.events(), false)));
        }
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
      turns.add(new OpenTurn(turn, edits.among(turn.events(), lane, from, to)));
    }
    return turns;
  }

  private boolean isTaken(OpenTurn turn, List<Turn> left, boolean byOrigin) {
    @Nullable Turn match = null;
    for (Turn now : left) {
      if (match == null && (!byOrigin || turn.turn.origin() == now.origin()) && fits(turn, now)) {
        match = now;
      }
    }
    return match != null && left.remove(match);
  }

  /** Whether the two do the same, but for the end of the process where it is the last turn. */
  private boolean fits(OpenTurn turn, Turn now) {
    BiPredicate<Event, Event> same =
        (e, h) ->
            isTaking(e, turn.turn) && isTaking(h, now)
                ? object(e).equals(object(h))
                : sameness.same(e, h, lane -> anyone(lane, turn.turn, now));
    List<Event> events = turn.turn.events();
    Alignment<Event> alignment = Alignment.of(events, now.events(), same, turn.slack);
    int place = 0;
    while (place < alignment.pairs().size() && alignment.pairs().get(place).same()) {
      place++;
    }
    boolean begun = place > 0 || alignment.pairs().isEmpty();
    List<Alignment.Pair<Event>> rest = alignment.pairs().subList(place, alignment.pairs().size());
    return rest.isEmpty()
        || begun
            && (turn.turn.last() || rest.stream().allMatch(pair -> pair.expected().isEmpty()))
            && (now.last() || rest.stream().allMatch(pair -> pair.happened().isEmpty()));
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
