package proclings.transcript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.history.Lane;

/**
 * Compares one process that alone takes what several others send it: a loop that takes so many
 * messages, and what comes after the loop.
 *
 * <p>Which message comes at which place is chance, but its program says what is done at each place.
 * So a turn has two parts: what was done for its message, which is the same as in the other run's
 * turn with that message, and a rest, which belongs to the place and must be the same as the other
 * run's rest at that place.
 *
 * <p>A first part is as long as it can be, and may by chance take in some of the rest: what comes
 * after the loop in one run, and too early in the other. It does so at one place only; so where as
 * much is done for all messages of a queue but one, as much is taken to be done for that one. Where
 * more differ, because what a loop does depends on the message, no verdict is given.
 */
final class LoneTaker {
  private final Sameness sameness;
  private final Function<Lane, Collection<Lane>> anyone;
  private final List<Turn> turns;
  private final List<Turn> turnsNow;

  /** Looks at the turns of one process in both runs. */
  LoneTaker(
      Sameness sameness,
      Function<Lane, Collection<Lane>> anyone,
      List<Turn> turns,
      List<Turn> turnsNow) {
    this.sameness = sameness;
    this.anyone = anyone;
    this.turns = turns;
    this.turnsNow = turnsNow;
  }

  /** Whether the two are the same program's; empty where that can't be told in this way. */
  Optional<Boolean> isSame() {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < turnsNow.size(); i++) {
      places.put(turnsNow.get(i).origin(), i);
    }
    if (turns.size() != turnsNow.size() || places.size() != turns.size()) {
      return Optional.empty();
    }
    int[] placeNow = new int[turns.size()];
    int[] forMessage = new int[turns.size()];
    Map<String, List<Integer>> ofQueue = new HashMap<>();
    for (int i = 0; i < turns.size(); i++) {
      @Nullable Integer now = places.get(turns.get(i).origin());
      if (now == null || !queue(turns.get(i)).equals(queue(turnsNow.get(i)))) {
        return Optional.empty();
      }
      placeNow[i] = now;
      forMessage[i] = commonStart(turns.get(i).events(), turnsNow.get(now).events());
      ofQueue.computeIfAbsent(queue(turns.get(i)), q -> new ArrayList<>()).add(i);
    }
    for (List<Integer> some : ofQueue.values()) {
      if (!settle(some, forMessage)) {
        return Optional.empty();
      }
    }
    return Optional.of(areRestsSame(placeNow, forMessage));
  }

  /** The queue from which the turn's message was taken. */
  private static String queue(Turn turn) {
    return !turn.events().isEmpty() && turn.events().getFirst() instanceof Event.Operation taking
        ? taking.what() + " " + taking.object()
        : "";
  }

  /** Makes what was done for a queue's messages equally long, if all but one are. */
  private static boolean settle(List<Integer> ofQueue, int[] forMessage) {
    int[] lengths = ofQueue.stream().mapToInt(i -> forMessage[i]).sorted().toArray();
    if (lengths[0] != lengths[Math.max(0, lengths.length - 2)]) {
      return false;
    }
    if (lengths.length > 2) {
      ofQueue.forEach(i -> forMessage[i] = lengths[0]);
    }
    return true;
  }

  private boolean areRestsSame(int[] placeNow, int[] forMessage) {
    List<List<Event>> rests = new ArrayList<>();
    List<List<Event>> restsNow = new ArrayList<>(turnsNow.stream().map(Turn::events).toList());
    for (int i = 0; i < turns.size(); i++) {
      List<Event> events = turns.get(i).events();
      List<Event> eventsNow = turnsNow.get(placeNow[i]).events();
      rests.add(events.subList(forMessage[i], events.size()));
      restsNow.set(placeNow[i], eventsNow.subList(forMessage[i], eventsNow.size()));
    }
    for (int i = 0; i < rests.size(); i++) {
      List<Event> rest = rests.get(i);
      List<Event> now = restsNow.get(i);
      if (rest.size() != now.size() || commonStart(rest, now) < rest.size()) {
        return false;
      }
    }
    return true;
  }

  private int commonStart(List<Event> events, List<Event> now) {
    int common = 0;
    while (common < Math.min(events.size(), now.size())
        && sameness.same(events.get(common), now.get(common), anyone)) {
      common++;
    }
    return common;
  }
}
