package proclings.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;

/**
 * Processes none of which can go on without another of them: Coffman, Elphick and Shoshani, "System
 * Deadlocks" (1971).
 *
 * <p>Who waits for a lock waits for its holder, and who joins a child waits for that. Who waits for
 * anything else, as a message, can be helped by any process that is alive; so those are in a
 * deadlock only if all of them wait, and the main process, too. What events don't tell is whether a
 * wait has a time limit, or whether a thread that has done nothing yet will help: so who tells of a
 * deadlock should let it {@linkplain #stands stand} first.
 *
 * @param cycle processes of which each waits for the next one, for a lock that it holds or for its
 *     end, and the last one for the first; empty where it is not certain processes that they wait
 *     for
 * @param others those that wait for these, or for one another
 */
public record Deadlock(List<Stuck> cycle, List<Stuck> others) {

  /** A cycle that stood for less was none: somebody had just not come yet. */
  private static final long CYCLE_STANDS_NANOS = 200_000_000;

  /** Who waits for messages often does so for a second, while others join it. */
  private static final long OTHERS_STAND_NANOS = 2_000_000_000;

  /**
   * A process that can't go on.
   *
   * @param waiting what it waits for
   * @param on whom it waits for: who holds the lock, or the child that it joins; of several
   *     children of that name all are stuck, and this is one
   */
  public record Stuck(Actor actor, Event.Waiting waiting, List<String> holds, Optional<Actor> on) {

    /** When it began to wait, in nanoseconds on the clock of the events. */
    public long since() {
      return waiting.nanos();
    }
  }

  /** Copies the lists. */
  public Deadlock {
    cycle = List.copyOf(cycle);
    others = List.copyOf(others);
  }

  /** When the last of them began to wait. */
  public long since() {
    long last = 0;
    for (Stuck stuck : cycle) {
      last = Math.max(last, stuck.since());
    }
    for (Stuck stuck : cycle.isEmpty() ? others : List.<Stuck>of()) {
      last = Math.max(last, stuck.since());
    }
    return last;
  }

  /** Whether it has stood until that time for so long that it is to be told of. */
  public boolean stands(long nanos) {
    return nanos - since() >= (cycle.isEmpty() ? OTHERS_STAND_NANOS : CYCLE_STANDS_NANOS);
  }

  /** The deadlock that there is at a moment; empty if somebody can still help each who waits. */
  public static Optional<Deadlock> at(LiveRun.Moment moment) {
    Map<Long, Stuck> stuck = new LinkedHashMap<>();
    for (LiveProcess process : moment.processes()) {
      process
          .waiting()
          .ifPresent(waiting ->
              stuck.put(
                  process.actor().pid(),
                  new Stuck(
                      process.actor(),
                      waiting,
                      process.holds(),
                      helpers(moment, waiting).stream().findFirst())));
    }
    boolean less = true;
    while (less) {
      boolean allWait = stuck.size() == moment.processes().size();
      less = stuck.values().removeIf(each -> canBeHelped(each, moment, stuck, allWait));
    }
    if (stuck.isEmpty()) {
      return Optional.empty();
    }
    List<Stuck> cycle = cycle(stuck);
    List<Stuck> others = new ArrayList<>(stuck.values());
    others.removeAll(cycle);
    return Optional.of(new Deadlock(cycle, others));
  }

  /** Those of whom only one can end the wait, where that is known; a name may be several's. */
  private static List<Actor> helpers(LiveRun.Moment moment, Event.Waiting waiting) {
    return switch (waiting.what()) {
      case ACQUIRE -> moment.holder(waiting.object()).stream().toList();
      case JOIN -> moment.children(waiting.by(), waiting.object());
      default -> List.of();
    };
  }

  private static boolean canBeHelped(
      Stuck process, LiveRun.Moment moment, Map<Long, Stuck> stuck, boolean allWait) {
    if (isForOne(process.waiting)) {
      // A lock that nobody holds is just being taken, and the end of a child just being seen.
      List<Actor> helpers = helpers(moment, process.waiting);
      return helpers.isEmpty()
          || helpers.stream().anyMatch(helper -> !stuck.containsKey(helper.pid()));
    }
    return !allWait;
  }

  /** Whether it is a certain process that is waited for. */
  private static boolean isForOne(Event.Waiting waiting) {
    return waiting.what() == Action.JOIN
        || (waiting.what() == Action.ACQUIRE && Locks.isLock(waiting.object()));
  }

  /** Follows who waits for whom from anywhere until one comes again. */
  private static List<Stuck> cycle(Map<Long, Stuck> stuck) {
    for (Stuck first : stuck.values()) {
      Map<Long, Integer> places = new HashMap<>();
      List<Stuck> way = new ArrayList<>();
      @Nullable Stuck at = first;
      while (at != null) {
        @Nullable Integer place = places.putIfAbsent(at.actor.pid(), way.size());
        if (place != null) {
          return way.subList(place, way.size());
        }
        way.add(at);
        at = at.on.isPresent() ? stuck.get(at.on.get().pid()) : null;
      }
    }
    return List.of();
  }

  /** Whether the same processes wait for the same things since the same time. */
  public boolean isSame(@Nullable Deadlock other) {
    return other != null && Objects.equals(waits(), other.waits());
  }

  private List<Event.Waiting> waits() {
    List<Event.Waiting> waits = new ArrayList<>();
    cycle.forEach(stuck -> waits.add(stuck.waiting));
    others.forEach(stuck -> waits.add(stuck.waiting));
    waits.sort((one, other) -> Long.compare(one.seq(), other.seq()));
    return waits;
  }
}
