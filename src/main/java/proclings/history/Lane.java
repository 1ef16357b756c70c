package proclings.history;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import proclings.event.Actor;
import proclings.event.Event;

/**
 * All that one process did, in the order in which it did it. Threads inside a process share its
 * lane.
 *
 * @param number its place in {@link History#lanes()}, from 0: the order of first appearance
 * @param actor the process, under the name that it was started with
 * @param started its start; empty for a process that was there before the run, as the main process
 * @param exited its end; empty if it was alive when the run ended
 * @param events what it did, its own {@link Event.Exited} included, its start not
 * @param waits the times it could not go on, in their order
 * @param holds the locks that it held, in the order in which it took them
 */
public record Lane(
    int number,
    Actor actor,
    Optional<Event.Started> started,
    Optional<Event.Exited> exited,
    List<Event> events,
    List<Wait> waits,
    List<Hold> holds) {

  /** Copies the lists. */
  public Lane {
    events = List.copyOf(events);
    waits = List.copyOf(waits);
    holds = List.copyOf(holds);
  }

  /** The name that it was started with. */
  public String name() {
    return actor.name();
  }

  /** The process ID that it ran under. */
  public long pid() {
    return actor.pid();
  }

  /** Who started it; empty for a process that was there before the run. */
  public Optional<Actor> parent() {
    return started.map(Event.Started::by);
  }

  /** Whether a process of the run started it, rather than being there from the beginning. */
  public boolean isChild() {
    return started.isPresent();
  }

  /** Whether it was started as a daemon. */
  public boolean daemon() {
    return started.map(Event.Started::daemon).orElse(false);
  }

  /** Its exit code, minus the signal's number if a signal ended it; empty while it is alive. */
  public OptionalInt exitCode() {
    return exited.map(end -> OptionalInt.of(end.exitCode())).orElse(OptionalInt.empty());
  }

  /** The lines that it printed. */
  public List<Event.Printed> printed() {
    return only(Event.Printed.class);
  }

  /** What it did to shared objects. */
  public List<Event.Operation> operations() {
    return only(Event.Operation.class);
  }

  /** The processes that it started, in their order. */
  public List<Event.Started> starts() {
    return only(Event.Started.class);
  }

  /** The objects whose lock it held at that place in the global order. */
  public List<String> holding(long seq) {
    return holds.stream().filter(hold -> hold.covers(seq)).map(Hold::object).distinct().toList();
  }

  private <E extends Event> List<E> only(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
