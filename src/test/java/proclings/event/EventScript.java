package proclings.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a run by hand, numbering its events and PIDs. */
public final class EventScript {
  private final List<Event> events = new ArrayList<>();
  private final Map<String, Actor> actors = new HashMap<>();
  private long nextPid;
  private int cells;

  /** A run whose main process has the PID 1000. */
  public EventScript() {
    this(1000);
  }

  /** A run whose main process has the PID given, and the others the next ones. */
  public EventScript(long firstPid) {
    nextPid = firstPid;
  }

  /** The process of that name; one that was not started yet was there from the beginning. */
  public Actor actor(String name) {
    return actors.computeIfAbsent(name, n -> new Actor(nextPid++, n));
  }

  /** The PID of the process of that name. */
  public long pid(String name) {
    return actor(name).pid();
  }

  public EventScript begin(String source) {
    add(new Event.CellBegan(seq(), nanos(), actor("MainProcess"), ++cells, source));
    return this;
  }

  public EventScript end() {
    return end(Event.Outcome.OK);
  }

  public EventScript end(Event.Outcome outcome) {
    return end(outcome, null);
  }

  public EventScript end(Event.Outcome outcome, @Nullable String detail) {
    add(new Event.CellEnded(seq(), nanos(), actor("MainProcess"), cells, outcome, detail));
    return this;
  }

  public EventScript start(String parent, String child) {
    return start(parent, child, false);
  }

  public EventScript start(String parent, String child, boolean daemon) {
    return start(parent, child, "forkserver", daemon);
  }

  public EventScript fork(String parent, String child) {
    return start(parent, child, "fork", false);
  }

  private EventScript start(String parent, String child, String method, boolean daemon) {
    actors.put(child, new Actor(nextPid++, child));
    add(new Event.Started(seq(), nanos(), actor(parent), actor(child), method, daemon));
    return this;
  }

  public EventScript print(String who, String text) {
    add(new Event.Printed(seq(), nanos(), actor(who), Event.Stream.OUT, text));
    return this;
  }

  public EventScript exit(String who, int code) {
    add(new Event.Exited(seq(), nanos(), actor(who), code));
    return this;
  }

  public EventScript join(String who, String child) {
    add(new Event.Joined(seq(), nanos(), actor(who), actor(child)));
    return this;
  }

  public EventScript signal(String who, String target, int signal) {
    add(new Event.Signalled(seq(), nanos(), actor(who), actor(target), signal));
    return this;
  }

  public EventScript waiting(String who, Action what, String object) {
    add(new Event.Waiting(seq(), nanos(), actor(who), what, object));
    return this;
  }

  public EventScript did(String who, Action what, String object, long item) {
    add(new Event.Operation(seq(), nanos(), actor(who), what, object, item));
    return this;
  }

  /** The events up to now. */
  public List<Event> events() {
    return List.copyOf(events);
  }

  /** The event written last. */
  public Event last() {
    return events.getLast();
  }

  private void add(Event event) {
    events.add(event);
  }

  private long seq() {
    return events.size() + 1L;
  }

  private long nanos() {
    return events.size() * 1_000_000L;
  }
}
