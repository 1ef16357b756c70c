package proclings.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.Cause;
import proclings.history.History;

/** Other runs that a run's partial order allows: another order, other PIDs, other times. */
final class Shuffle {
  private final Random random;
  private final Map<Long, Long> pids = new HashMap<>();

  private Shuffle(Random random) {
    this.random = random;
  }

  static List<Event> of(List<Event> run, Random random) {
    Shuffle shuffle = new Shuffle(random);
    List<Event> events = new ArrayList<>();
    for (Slice cell : Slice.of(run)) {
      events.addAll(shuffle.order(cell.events()));
    }
    return shuffle.renamed(Planted.renumbered(events));
  }

  /** A cell begins when all processes of the one before have gone, so each is shuffled alone. */
  private List<Event> order(List<Event> cell) {
    History history = History.of(cell);
    List<Event> left = new ArrayList<>(cell);
    List<Event> order = new ArrayList<>();
    Set<Long> done = new HashSet<>();
    while (!left.isEmpty()) {
      List<Event> ready =
          left.stream()
              .limit(40)
              .filter(event ->
                  history.causes(event).stream()
                      .map(Cause::before)
                      .allMatch(before -> done.contains(before.seq())))
              .toList();
      Event next = ready.get(random.nextInt(ready.size()));
      left.remove(next);
      order.add(next);
      done.add(next.seq());
    }
    return order;
  }

  private List<Event> renamed(List<Event> run) {
    for (Event event : run) {
      pid(event.by());
      if (event instanceof Event.Started start) {
        pid(start.child());
      }
    }
    Pattern all =
        Pattern.compile(
            pids.keySet().stream()
                .map(Object::toString)
                .collect(Collectors.joining("|", "(?<!\\d)(?:", ")(?!\\d)")));
    return run.stream().map(event -> renamed(event, all)).toList();
  }

  private Event renamed(Event event, Pattern all) {
    Actor by = actor(event.by());
    return switch (event) {
      case Event.Started x ->
          new Event.Started(x.seq(), x.nanos(), by, actor(x.child()), x.method(), x.daemon());
      case Event.Exited x -> new Event.Exited(x.seq(), x.nanos(), by, x.exitCode());
      case Event.Joined x -> new Event.Joined(x.seq(), x.nanos(), by, actor(x.child()));
      case Event.Signalled x ->
          new Event.Signalled(x.seq(), x.nanos(), by, actor(x.target()), x.signal());
      case Event.Printed x ->
          new Event.Printed(
              x.seq(),
              x.nanos(),
              by,
              x.stream(),
              all.matcher(x.text())
                  .replaceAll(m ->
                      Matcher.quoteReplacement(
                          "" + pids.getOrDefault(Long.parseLong(m.group()), 0L))));
      case Event.Waiting x -> new Event.Waiting(x.seq(), x.nanos(), by, x.what(), x.object());
      case Event.Operation x ->
          new Event.Operation(x.seq(), x.nanos(), by, x.what(), x.object(), x.item());
      case Event.CellBegan x -> new Event.CellBegan(x.seq(), x.nanos(), by, x.cell(), x.source());
      case Event.CellEnded x ->
          new Event.CellEnded(x.seq(), x.nanos(), by, x.cell(), x.outcome(), x.detail());
    };
  }

  private Actor actor(Actor actor) {
    return new Actor(pid(actor), actor.name());
  }

  private long pid(Actor actor) {
    return pids.computeIfAbsent(
        actor.pid(), old -> 100_000L + 10L * pids.size() + random.nextInt(9));
  }
}
