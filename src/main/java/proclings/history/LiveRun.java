package proclings.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventSink;

/**
 * A run while it goes on: who is alive, what each waits for and holds. It keeps no event that it
 * does not need for that, so it may follow a run of any length. One thread feeds it, others may
 * ask.
 */
public final class LiveRun implements EventSink {

  private final Map<Long, Alive> alive = new LinkedHashMap<>();
  private final Map<String, Actor> holders = new LinkedHashMap<>();
  private long nanos;

  /** How far the clock of the events is behind that of this process, as well as we know. */
  private long behind = Long.MAX_VALUE;

  private long changes;

  private static final class Alive {
    final Actor actor;
    final Event.@Nullable Started started;
    Event.@Nullable Waiting waiting;
    Event.@Nullable Printed lastLine;

    Alive(Actor actor, Event.@Nullable Started started) {
      this.actor = actor;
      this.started = started;
    }
  }

  /**
   * A moment of the run.
   *
   * @param nanos when it is, on the clock of the events
   * @param processes those that are alive, in the order in which they appeared
   * @param holders who holds each lock that is held
   */
  public record Moment(long nanos, List<LiveProcess> processes, Map<String, Actor> holders) {

    /** Copies the collections. */
    public Moment {
      processes = List.copyOf(processes);
      holders = Map.copyOf(holders);
    }

    /** Who holds a lock; empty if nobody does, or it is no lock. */
    public Optional<Actor> holder(String object) {
      return Optional.ofNullable(holders.get(object));
    }

    /** The children of that name that a process has; most often one, since names may come again. */
    public List<Actor> children(Actor parent, String name) {
      return processes.stream()
          .filter(process -> process.actor().name().equals(name))
          .filter(process -> process.parent().map(by -> by.pid() == parent.pid()).orElse(false))
          .map(LiveProcess::actor)
          .toList();
    }
  }

  @Override
  public synchronized void accept(Event event) {
    nanos = event.nanos();
    behind = Math.min(behind, System.nanoTime() - nanos);
    changes++;
    if (event instanceof Event.Exited end) {
      gone(end.by().pid());
      return;
    }
    Alive by = alive.computeIfAbsent(event.by().pid(), pid -> new Alive(event.by(), null));
    by.waiting = null;
    switch (event) {
      case Event.Started start -> alive.put(start.child().pid(), new Alive(start.child(), start));
      case Event.Waiting waiting -> by.waiting = waiting;
      // What it said in the cell before is no news in this one.
      case Event.CellBegan cell -> by.lastLine = null;
      case Event.Printed line -> by.lastLine = line;
      case Event.Operation did -> follow(did);
      default -> {}
    }
  }

  private void follow(Event.Operation did) {
    if (!Locks.isLock(did.object())) {
      return;
    }
    if (did.what() == Action.ACQUIRE) {
      holders.put(did.object(), did.by());
    } else if (did.what() == Action.RELEASE && did.item() == 0) {
      holders.remove(did.object());
    }
  }

  /** Its locks are free, and what it started is killed with it, which nobody may be left to see. */
  private void gone(long pid) {
    alive.remove(pid);
    holders.values().removeIf(holder -> holder.pid() == pid);
    List<Long> orphans = new ArrayList<>();
    for (Alive process : alive.values()) {
      if (process.started != null && process.started.by().pid() == pid) {
        orphans.add(process.actor.pid());
      }
    }
    orphans.forEach(this::gone);
  }

  /** How many events there were: the same number twice means that nothing has happened. */
  public synchronized long changes() {
    return changes;
  }

  /** How things stand now. */
  public synchronized Moment now() {
    Map<Long, List<String>> held = new HashMap<>();
    holders.forEach((object, holder) ->
        held.computeIfAbsent(holder.pid(), pid -> new ArrayList<>()).add(object));
    List<LiveProcess> processes = new ArrayList<>();
    for (Alive process : alive.values()) {
      Event.@Nullable Started started = process.started;
      processes.add(
          new LiveProcess(
              process.actor,
              Optional.ofNullable(started).map(Event.Started::by),
              started != null && started.daemon(),
              Optional.ofNullable(process.waiting),
              held.getOrDefault(process.actor.pid(), List.of()),
              Optional.ofNullable(process.lastLine)));
    }
    long time = behind == Long.MAX_VALUE ? nanos : Math.max(nanos, System.nanoTime() - behind);
    return new Moment(time, processes, holders);
  }
}
