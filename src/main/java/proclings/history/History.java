package proclings.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.event.EventSink;

/**
 * One run, made from its events: a cell, a lesson or a session. It never changes; {@link #recorder}
 * gives one at any moment of a run that goes on.
 *
 * <p>Which event could come before which is Lamport's happened-before: the order inside a process,
 * a start before the child's first event, a put before its get, a release before the next acquire
 * of the same lock, a write before the read of that version, what lets a process go on before it
 * does (as the release of a permit before it is acquired), the closing of a pipe's end before the
 * other end is told, a queue's tasks before the join on it, an exit before the join that waited for
 * it. What that leaves open could as well have happened in the other order.
 */
public final class History {
  private final List<Event> events;
  private final Places places;
  private final List<Lane> lanes;
  private final int[] laneOf;

  /**
   * Made when it is first asked for: who only draws a run has no use for it, and it is the most.
   */
  private @Nullable HappenedBefore order;

  private History(List<Event> events) {
    this.events = List.copyOf(events);
    this.places = new Places(this.events);
    Lanes dealt = new Lanes(this.events);
    this.lanes = dealt.build();
    this.laneOf = dealt.laneOf();
  }

  private synchronized HappenedBefore order() {
    HappenedBefore made = order;
    if (made == null) {
      made = new HappenedBefore(places, laneOf);
      order = made;
    }
    return made;
  }

  /**
   * The history of these events.
   *
   * @throws IllegalArgumentException if their {@link Event#seq()} does not grow
   */
  public static History of(List<Event> events) {
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i).seq() <= events.get(i - 1).seq()) {
        throw new IllegalArgumentException(
            "seq must grow: %s after %s".formatted(events.get(i), events.get(i - 1)));
      }
    }
    return new History(events);
  }

  /** A sink that keeps the events and gives the history up to now. */
  public static Recorder recorder() {
    return new Recorder();
  }

  /** Whether an object, by its name in events, has permits rather than a holder. */
  public static boolean isSemaphore(String object) {
    return Passes.isSemaphore(object);
  }

  /** All events in their global order. */
  public List<Event> events() {
    return events;
  }

  /** A lane a process, in the order in which they appeared. */
  public List<Lane> lanes() {
    return lanes;
  }

  /** The processes that were started in this run, in that order. */
  public List<Lane> children() {
    return lanes.stream().filter(Lane::isChild).toList();
  }

  /** The first process of that name; a name may come again. */
  public Optional<Lane> lane(String name) {
    return lanes.stream().filter(lane -> lane.name().equals(name)).findFirst();
  }

  /** The lane of the process that did this. */
  public Lane laneOf(Event event) {
    return lanes.get(laneOf[places.of(event)]);
  }

  /** The cells that were begun, in their order. */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.CellBegan began) {
        cells.add(new Cell(began, Optional.empty()));
      } else if (event instanceof Event.CellEnded ended && !cells.isEmpty()) {
        cells.set(cells.size() - 1, new Cell(cells.getLast().began(), Optional.of(ended)));
      }
    }
    return cells;
  }

  /** What happened from a cell's begin to its end, as a run of its own. */
  public History during(Cell cell) {
    return new History(events.stream().filter(event -> cell.covers(event.seq())).toList());
  }

  /** All printed lines, in their global order. */
  public List<Event.Printed> printed() {
    return events.stream()
        .filter(Event.Printed.class::isInstance)
        .map(Event.Printed.class::cast)
        .toList();
  }

  /** Every time that a lock was held, in the order in which they began. */
  public List<Hold> holds() {
    return lanes.stream()
        .flatMap(lane -> lane.holds().stream())
        .sorted((one, other) -> Long.compare(one.acquired().seq(), other.acquired().seq()))
        .toList();
  }

  /**
   * What processes gave to one another, in the order in which it was sent. What was sent before the
   * run began, or by nobody of this session, is not among it.
   */
  public List<Message> messages() {
    return Messages.of(events);
  }

  /** The locks that were held at a place in the global order, and by whom. */
  public List<Hold> heldAt(long seq) {
    return holds().stream().filter(hold -> hold.covers(seq)).toList();
  }

  /** The objects whose lock the process held when it did this. */
  public List<String> lockedWhile(Event event) {
    return laneOf(event).holding(event.seq());
  }

  /** Whether {@code first} had to happen before {@code second}; nothing happens before itself. */
  public boolean happenedBefore(Event first, Event second) {
    return order().chain(first, second).isPresent();
  }

  /** Whether another run of the same program could show {@code first} before {@code second}. */
  public boolean couldPrecede(Event first, Event second) {
    return !first.equals(second) && !happenedBefore(second, first);
  }

  /** Says in words why {@code first} can't come before {@code second}; empty if it can. */
  public Optional<String> whyNotBefore(Event first, Event second) {
    return order().chain(second, first).map(Why::words);
  }

  /** The events without which {@code event} could not have been, one step back. */
  public List<Cause> causes(Event event) {
    return order().causes(event);
  }

  /** What in these events can't be, because it comes before what makes it possible. */
  public List<Contradiction> contradictions() {
    return Contradictions.of(this);
  }

  /** The started processes that had not ended when the run did. */
  public List<Lane> leftAlive() {
    return children().stream().filter(lane -> lane.exited().isEmpty()).toList();
  }

  /** How many started processes were alive at once, at most. */
  public int mostAtOnce() {
    int alive = 0;
    int most = 0;
    for (Event event : events) {
      if (event instanceof Event.Started) {
        most = Math.max(most, ++alive);
      } else if (event instanceof Event.Exited && laneOf(event).isChild()) {
        alive--;
      }
    }
    return most;
  }

  /** The run in figures. */
  public RunSummary summary() {
    Comparator<Integer> zeroFirst = Comparator.comparing(code -> code != 0);
    TreeMap<Integer, Integer> exitCodes = new TreeMap<>(zeroFirst.thenComparing(code -> code));
    children().stream()
        .flatMap(lane -> lane.exitCode().stream().boxed())
        .forEach(code -> exitCodes.merge(code, 1, Integer::sum));
    return new RunSummary(
        children().size(),
        mostAtOnce(),
        Collections.unmodifiableSortedMap(exitCodes),
        leftAlive().stream().map(Lane::actor).toList(),
        events.isEmpty()
            ? Duration.ZERO
            : Duration.ofNanos(events.getLast().nanos() - events.getFirst().nanos()));
  }

  /** Keeps events as they come. May be fed by one thread and asked by another. */
  public static final class Recorder implements EventSink {
    private final List<Event> events = new ArrayList<>();

    private Recorder() {}

    @Override
    public synchronized void accept(Event event) {
      events.add(event);
    }

    /** The run up to now. */
    public synchronized History history() {
      return History.of(events);
    }

    /** Forgets what there is and begins a new run. */
    public synchronized void clear() {
      events.clear();
    }
  }
}
