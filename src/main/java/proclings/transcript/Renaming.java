package proclings.transcript;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Lane;

/**
 * Gives the processes of a new run the PIDs that they have in a file, so that a cell of the one can
 * stand among the cells of the other: what these print of each other's PIDs stays true.
 */
final class Renaming {
  private final Map<Long, Long> pids = new HashMap<>();
  private final Set<Long> taken = new HashSet<>();

  /** A renaming for a file in which these PIDs occur. */
  Renaming(Collection<Event> inFile) {
    for (Event event : inFile) {
      taken.add(event.by().pid());
      if (event instanceof Event.Started start) {
        taken.add(start.child().pid());
      }
    }
  }

  /** Takes the PIDs of a cell's processes from the same cell in the file. */
  void bind(Slice inFile, Slice happened) {
    History run = History.of(inFile.events());
    Binding binding = new Binding(run, History.of(happened.events()));
    for (Lane lane : run.lanes()) {
      binding.happened(lane).ifPresent(other -> pids.put(other.pid(), lane.pid()));
    }
  }

  /** A cell's events with those PIDs, numbered and timed from there on. */
  List<Event> of(List<Event> cell, long seq, long nanos) {
    for (Event event : cell) {
      pid(event.by());
      if (event instanceof Event.Started start) {
        pid(start.child());
      }
    }
    Pattern printed =
        Pattern.compile(
            pids.keySet().stream()
                .map(Object::toString)
                .collect(Collectors.joining("|", "(?<!\\d)(?:", ")(?!\\d)")));
    long seqShift = seq - cell.getFirst().seq();
    long nanosShift = nanos - cell.getFirst().nanos();
    return cell.stream()
        .map(event -> renamed(event, event.seq() + seqShift, event.nanos() + nanosShift, printed))
        .toList();
  }

  private long pid(Actor actor) {
    return pids.computeIfAbsent(
        actor.pid(),
        pid -> {
          long free = taken.contains(pid) ? taken.stream().reduce(0L, Math::max) + 1 : pid;
          taken.add(free);
          return free;
        });
  }

  private Actor actor(Actor actor) {
    return new Actor(pid(actor), actor.name());
  }

  private String text(String text, Pattern printed) {
    return printed
        .matcher(text)
        .replaceAll(pid -> {
          @Nullable Long inFile = pids.get(Long.parseLong(pid.group()));
          return Matcher.quoteReplacement(inFile == null ? pid.group() : inFile.toString());
        });
  }

  private Event renamed(Event event, long seq, long nanos, Pattern printed) {
    Actor by = actor(event.by());
    return switch (event) {
      case Event.Started x ->
          new Event.Started(seq, nanos, by, actor(x.child()), x.method(), x.daemon());
      case Event.Exited x -> new Event.Exited(seq, nanos, by, x.exitCode());
      case Event.Joined x -> new Event.Joined(seq, nanos, by, actor(x.child()));
      case Event.Signalled x -> new Event.Signalled(seq, nanos, by, actor(x.target()), x.signal());
      case Event.Printed x ->
          new Event.Printed(seq, nanos, by, x.stream(), text(x.text(), printed));
      case Event.Waiting x -> new Event.Waiting(seq, nanos, by, x.what(), x.object());
      case Event.Operation x -> new Event.Operation(seq, nanos, by, x.what(), x.object(), x.item());
      case Event.CellBegan x -> new Event.CellBegan(seq, nanos, by, x.cell(), x.source());
      case Event.CellEnded x -> {
        @Nullable String detail = x.detail();
        yield new Event.CellEnded(
            seq, nanos, by, x.cell(), x.outcome(), detail == null ? null : text(detail, printed));
      }
    };
  }
}
