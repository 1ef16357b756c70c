package proclings.transcript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.history.Lane;
import proclings.history.Wording;

/**
 * Compares processes that race for messages: what was done for each message, whoever did it.
 *
 * <p>What a process does after its last message can't be told from what it does for that message,
 * and which one is its last is chance too. So where a message was a process's last in one run only,
 * what is left of that turn after all that was done for the message in the other is taken for the
 * end; the ends of both runs must be the same.
 */
final class RaceComparison {
  private final String where;
  private final Side expected;
  private final Side happened;
  private final Sameness sameness;
  private final Function<Lane, Collection<Lane>> anyOfGroup;
  private final List<Difference> differences = new ArrayList<>();
  private final List<End> ends = new ArrayList<>();
  private final List<End> endsNow = new ArrayList<>();

  /** What a process did when there were no more messages. */
  private record End(Lane lane, List<Event> events) {}

  RaceComparison(
      String where,
      Side expected,
      Side happened,
      Sameness sameness,
      Function<Lane, Collection<Lane>> anyOfGroup) {
    this.where = where;
    this.expected = expected;
    this.happened = happened;
    this.sameness = sameness;
    this.anyOfGroup = anyOfGroup;
  }

  List<Difference> compare(List<Lane> lanes, List<Lane> lanesNow) {
    if (lanes.size() != 1 || lanesNow.size() != 1) {
      return compareAll(lanes, lanesNow);
    }
    List<Turn> turns = expected.flow().turns(lanes.getFirst());
    List<Turn> turnsNow = happened.flow().turns(lanesNow.getFirst());
    Optional<Boolean> same = new LoneTaker(sameness, anyOfGroup, turns, turnsNow).isSame();
    if (same.isPresent() && same.get()) {
      return List.of();
    }
    if (compareAll(lanes, lanesNow).isEmpty() && same.isPresent()) {
      differences.add(
          Explanation.of(
              where,
              lanes.getFirst().name(),
              turns.stream().flatMap(turn -> turn.events().stream()).toList(),
              turnsNow.stream().flatMap(turn -> turn.events().stream()).toList(),
              (e, h) -> sameness.same(e, h, anyOfGroup),
              Slack.NONE));
    }
    return differences;
  }

  private List<Difference> compareAll(List<Lane> lanes, List<Lane> lanesNow) {
    Map<Integer, Turn> turns = turns(expected, lanes);
    Map<Integer, Turn> turnsNow = turns(happened, lanesNow);
    List<Turn> left = new ArrayList<>();
    for (Turn turn : turns.values()) {
      @Nullable Turn now = turnsNow.remove(turn.origin());
      if (now == null) {
        left.add(turn);
      } else {
        compare(turn, now);
      }
    }
    compareLeft(left, new ArrayList<>(turnsNow.values()));
    if (lanes.size() == 1 && lanesNow.size() == 1) {
      queuesInOrder(lanes.getFirst(), lanesNow.getFirst());
    }
    if (differences.isEmpty()) {
      compareEnds();
    }
    return differences;
  }

  /**
   * A message that was put at the end of a process's last turn has another origin in each run. Such
   * messages are paired by what was done for them.
   */
  private void compareLeft(List<Turn> left, List<Turn> leftNow) {
    for (Turn turn : left) {
      @Nullable Turn match = null;
      for (Turn now : leftNow) {
        if (match == null && turn.isUncertain() && now.isUncertain() && fits(turn, now)) {
          match = now;
        }
      }
      if (match != null) {
        leftNow.remove(match);
        compare(turn, match);
      } else if (!turn.events().isEmpty()) {
        differ(Explanation.turn(turn.lane().name(), turn.events(), true), turn.events(), List.of());
      }
    }
    for (Turn now : leftNow) {
      if (!now.events().isEmpty()) {
        differ(Explanation.turn(now.lane().name(), now.events(), false), List.of(), now.events());
      }
    }
  }

  private Map<Integer, Turn> turns(Side side, List<Lane> lanes) {
    Map<Integer, Turn> turns = new TreeMap<>();
    for (Lane lane : lanes) {
      side.flow().turns(lane).forEach(turn -> turns.putIfAbsent(turn.origin(), turn));
    }
    return turns;
  }

  private void compare(Turn turn, Turn now) {
    Function<Lane, Collection<Lane>> who = whoDidIt(turn, now);
    int common = commonStart(turn, now, who);
    List<Event> rest = turn.events().subList(common, turn.events().size());
    List<Event> restNow = now.events().subList(common, now.events().size());
    if (turn.last() && now.last() && rest.isEmpty() && restNow.isEmpty()) {
      return;
    }
    if (fits(turn, now)) {
      if (turn.last()) {
        ends.add(new End(turn.lane(), rest));
      }
      if (now.last()) {
        endsNow.add(new End(now.lane(), restNow));
      }
      return;
    }
    differences.add(
        Explanation.of(
            where,
            turn.lane().name().equals(now.lane().name())
                ? turn.lane().name()
                : now.lane().name() + ", in the place of " + turn.lane().name() + ",",
            turn.events(),
            now.events(),
            (e, h) -> sameness.same(e, h, who),
            Slack.NONE));
  }

  private void compareEnds() {
    List<End> left = new ArrayList<>(endsNow);
    List<End> unmatched = new ArrayList<>();
    for (End end : ends) {
      @Nullable End match = null;
      for (End now : left) {
        if (match == null && isSame(end, now)) {
          match = now;
        }
      }
      if (match == null) {
        unmatched.add(end);
      } else {
        left.remove(match);
      }
    }
    for (int i = 0; i < Math.max(unmatched.size(), left.size()); i++) {
      List<Event> events = i < unmatched.size() ? unmatched.get(i).events() : List.of();
      List<Event> now = i < left.size() ? left.get(i).events() : List.of();
      String who = (i < left.size() ? left.get(i) : unmatched.get(i)).lane().name();
      differences.add(
          Explanation.of(
              where, who, events, now, (e, h) -> sameness.same(e, h, anyOfGroup), Slack.NONE));
    }
  }

  private boolean isSame(End end, End now) {
    return end.events().size() == now.events().size()
        && commonStart(
                end.events(),
                now.events(),
                0,
                lane ->
                    lane.number() == end.lane().number()
                        ? List.of(now.lane())
                        : anyOfGroup.apply(lane))
            == end.events().size();
  }

  /** One process alone takes from its queues in the order that its program says. */
  private void queuesInOrder(Lane lane, Lane laneNow) {
    List<String> order = queues(expected, lane);
    List<String> orderNow = queues(happened, laneNow);
    if (differences.isEmpty() && !order.equals(orderNow)) {
      differences.add(
          new Difference(
              where,
              lane.name() + " took messages from its queues in another order",
              Alignment.of(order, orderNow, String::equals).rows(queue -> "gets from " + queue)));
    }
  }

  private static List<String> queues(Side side, Lane lane) {
    return side.flow().turns(lane).stream()
        .skip(1)
        .map(turn -> (Event.Operation) turn.events().getFirst())
        .filter(taking -> !Channel.of(taking).isCall()) // these come as they are called
        .map(Event.Operation::object)
        .toList();
  }

  /** Whether the two do the same, but for the end of the process where it is the last turn. */
  private boolean fits(Turn turn, Turn now) {
    int common = commonStart(turn, now, whoDidIt(turn, now));
    return (turn.last() || common == turn.events().size())
        && (now.last() || common == now.events().size());
  }

  /** How many events are the same from the beginning; the message itself is known to be. */
  private int commonStart(Turn turn, Turn now, Function<Lane, Collection<Lane>> who) {
    boolean fromMessage = turn.origin() != now.origin();
    if (fromMessage && !object(turn).equals(object(now))) {
      return 0;
    }
    return commonStart(turn.events(), now.events(), fromMessage ? 1 : 0, who);
  }

  private static String object(Turn turn) {
    return turn.events().getFirst() instanceof Event.Operation taking ? taking.object() : "";
  }

  private int commonStart(
      List<Event> events, List<Event> now, int from, Function<Lane, Collection<Lane>> who) {
    int common = from;
    while (common < Math.min(events.size(), now.size())
        && sameness.same(events.get(common), now.get(common), who)) {
      common++;
    }
    return common;
  }

  /**
   * In a turn, a process's name stands for whoever had that turn, and the names of those who handed
   * the message on for whoever did.
   */
  private Function<Lane, Collection<Lane>> whoDidIt(Turn turn, Turn now) {
    Map<Integer, Lane> by = new HashMap<>();
    @Nullable Turn one = turn;
    @Nullable Turn other = now;
    while (one != null && other != null && by.size() < 100) {
      by.putIfAbsent(one.lane().number(), other.lane());
      one = one.source();
      other = other.source();
    }
    return lane -> {
      @Nullable Lane found = by.get(lane.number());
      return found == null ? anyOfGroup.apply(lane) : List.of(found);
    };
  }

  private void differ(String what, List<Event> events, List<Event> now) {
    differences.add(
        new Difference(
            where,
            what,
            Alignment.of(events, now, (e, h) -> sameness.same(e, h, anyOfGroup))
                .rows(Wording::of)));
  }
}
