package proclings.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Event;

/**
 * Lamport's happened-before over a run: for each event the ones that it directly could not have
 * been without. The order in which the events were numbered always agrees with it, so a search back
 * from an event never goes past the number of the one that is looked for.
 */
final class HappenedBefore {
  private final Places places;
  private final List<List<Cause>> causes = new ArrayList<>();

  private final Map<Integer, Event> lastOfLane = new HashMap<>();
  private final Map<Long, Event> starts = new HashMap<>();
  private final Map<Long, Event> exits = new HashMap<>();
  private final Map<Long, Event.Signalled> signals = new HashMap<>();
  private final Map<Gift, Event> gifts = new HashMap<>();
  private final Map<String, Event> releases = new HashMap<>();

  /** The PID of who holds a lock, by the lock. */
  private final Map<String, Long> holders = new HashMap<>();

  private final Passes passes = new Passes();
  private final ManyCauses many = new ManyCauses();
  private final Set<Integer> roots = new HashSet<>();
  private @Nullable Event lastRootExit;

  private record Gift(Action how, String object, long item) {}

  HappenedBefore(Places places, int[] laneOf) {
    this.places = places;
    for (int i = 0; i < laneOf.length; i++) {
      Event event = places.events().get(i);
      causes.add(causesOf(event, laneOf[i]));
      remember(event, laneOf[i]);
    }
  }

  /** The events that directly forced this one to come after them. */
  List<Cause> causes(Event event) {
    return causes.get(places.of(event));
  }

  /**
   * A chain of causes from {@code first} to {@code second}, the shortest; empty if there is none.
   */
  Optional<List<Cause>> chain(Event first, Event second) {
    int unused = places.of(first);
    Map<Event, Cause> towardsSecond = new HashMap<>();
    Deque<Event> open = new ArrayDeque<>(List.of(second));
    while (!open.isEmpty()) {
      Event event = open.remove();
      for (Cause cause : causes(event)) {
        if (cause.before().seq() >= first.seq()
            && towardsSecond.putIfAbsent(cause.before(), cause) == null) {
          open.add(cause.before());
        }
      }
    }
    if (!towardsSecond.containsKey(first)) {
      return Optional.empty();
    }
    List<Cause> chain = new ArrayList<>();
    for (Event at = first; !at.equals(second); at = chain.getLast().after()) {
      chain.add(Objects.requireNonNull(towardsSecond.get(at)));
    }
    return Optional.of(chain);
  }

  private List<Cause> causesOf(Event event, int lane) {
    List<Cause> found = new ArrayList<>(2);
    @Nullable Event before = lastOfLane.get(lane);
    if (before != null) {
      add(found, Cause.Kind.PROGRAM, before, event);
    } else if (!add(found, Cause.Kind.START, starts.remove(event.by().pid()), event)) {
      roots.add(lane);
      add(found, Cause.Kind.RESTART, lastRootExit, event);
    }
    switch (event) {
      case Event.Joined join -> add(found, Cause.Kind.JOIN, exits.get(join.child().pid()), event);
      case Event.Exited end -> {
        Event.@Nullable Signalled signal = signals.get(end.by().pid());
        if (signal != null && end.exitCode() == -signal.signal()) {
          add(found, Cause.Kind.SIGNAL, signal, event);
        }
      }
      case Event.Operation taking -> {
        switch (taking.what()) {
          case GET -> addGift(found, Cause.Kind.MESSAGE, Action.PUT, taking);
          case RECV -> addGift(found, Cause.Kind.MESSAGE, Action.SEND, taking);
          case EOF ->
              many.closings(taking.object())
                  .forEach(closing -> add(found, Cause.Kind.CLOSING, closing, taking));
          case WAIT ->
              many.finishes(taking).forEach(done -> add(found, Cause.Kind.TASKS, done, taking));
          case EXECUTE -> addGift(found, Cause.Kind.MESSAGE, Action.CALL, taking);
          case RETURN -> addGift(found, Cause.Kind.PASS, Action.EXECUTE, taking);
          case READ -> addGift(found, Cause.Kind.VALUE, Action.WRITE, taking);
          case ACQUIRE -> {
            if (Locks.isLock(taking.object())) {
              add(found, Cause.Kind.LOCK, releases.get(taking.object()), taking);
            }
          }
          default -> {}
        }
        passes.neededFor(taking).forEach(needed -> add(found, Cause.Kind.PASS, needed, taking));
      }
      default -> {}
    }
    return List.copyOf(found);
  }

  private void remember(Event event, int lane) {
    lastOfLane.put(lane, event);
    many.remember(event, lane);
    switch (event) {
      case Event.Started start -> starts.put(start.child().pid(), start);
      case Event.Signalled signal -> signals.put(signal.target().pid(), signal);
      case Event.Exited end -> {
        exits.put(end.by().pid(), end);
        freeLocksOf(end);
        lastRootExit = roots.contains(lane) ? end : lastRootExit;
      }
      case Event.Operation giving -> {
        switch (giving.what()) {
          case PUT, SEND, WRITE, CALL, EXECUTE ->
              gifts.put(new Gift(giving.what(), giving.object(), giving.item()), giving);
          case ACQUIRE -> holders.put(giving.object(), giving.by().pid());
          case RELEASE -> {
            releases.put(giving.object(), giving);
            if (giving.item() == 0) {
              holders.remove(giving.object());
            }
          }
          default -> {}
        }
        passes.remember(giving);
      }
      default -> {}
    }
  }

  /** The death of its holder opens a lock as a release does. */
  private void freeLocksOf(Event.Exited end) {
    holders
        .entrySet()
        .removeIf(holder -> {
          boolean its = holder.getValue() == end.by().pid();
          if (its) {
            releases.put(holder.getKey(), end);
          }
          return its;
        });
  }

  private void addGift(List<Cause> found, Cause.Kind kind, Action how, Event.Operation taking) {
    add(found, kind, gifts.get(new Gift(how, taking.object(), taking.item())), taking);
  }

  private static boolean add(
      List<Cause> found, Cause.Kind kind, @Nullable Event before, Event after) {
    if (before == null) {
      return false;
    }
    if (found.stream().noneMatch(cause -> cause.before().equals(before))) {
      found.add(new Cause(kind, before, after));
    }
    return true;
  }
}
