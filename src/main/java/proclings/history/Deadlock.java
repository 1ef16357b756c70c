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
 * <p>Who waits for a lock waits for its holder. Who waits for anything else, as a message, can be
 * helped by any process that is alive; so those are in a deadlock only if all of them wait, and the
 * main process, too. What events don't tell is whether a wait has a time limit, or whether a thread
 * that has done nothing yet will help: so who tells of a deadlock should let it stand for a while
 * first.
 *
 * @param cycle processes of which each waits for a lock that the next one holds, the last one for
 *     one of the first; empty where they don't wait for locks
 * @param others those that wait for these, or for one another
 */
public record Deadlock(List<Stuck> cycle, List<Stuck> others) {

  /**
   * A process that can't go on.
   *
   * @param waiting what it waits for
   * @param holder who has it, where it is a lock
   */
  public record Stuck(
      Actor actor, Event.Waiting waiting, List<String> holds, Optional<Actor> holder) {

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

  /** The deadlock that there is at a moment; empty if somebody can still help each who waits. */
  public static Optional<Deadlock> at(LiveRun.Moment moment) {
    Map<Long, Stuck> stuck = new LinkedHashMap<>();
    for (LiveProcess process : moment.processes()) {
      process
          .waiting()
          .ifPresent(waiting ->
              stuck.put(
                  process.actor().pid(),
                  new Stuck(process.actor(), waiting, process.holds(), holder(moment, waiting))));
    }
    boolean less = true;
    while (less) {
      boolean allWait = stuck.size() == moment.processes().size();
      less = stuck.values().removeIf(each -> canBeHelped(each, stuck, allWait));
    }
    if (stuck.isEmpty()) {
      return Optional.empty();
    }
    List<Stuck> cycle = cycle(stuck);
    List<Stuck> others = new ArrayList<>(stuck.values());
    others.removeAll(cycle);
    return Optional.of(new Deadlock(cycle, others));
  }

  private static Optional<Actor> holder(LiveRun.Moment moment, Event.Waiting waiting) {
    return waiting.what() == Action.ACQUIRE ? moment.holder(waiting.object()) : Optional.empty();
  }

  private static boolean canBeHelped(Stuck process, Map<Long, Stuck> stuck, boolean allWait) {
    if (process.waiting.what() == Action.ACQUIRE && Locks.isLock(process.waiting.object())) {
      // A lock that nobody holds is just being taken.
      return process.holder.map(holder -> !stuck.containsKey(holder.pid())).orElse(true);
    }
    return !allWait;
  }

  /** Follows the holders from anywhere until one comes again. */
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
        at = at.holder.isPresent() ? stuck.get(at.holder.get().pid()) : null;
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
