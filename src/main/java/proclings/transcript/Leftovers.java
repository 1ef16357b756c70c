package proclings.transcript;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Message;

/**
 * Messages of a process that was killed, taken after its end. When the signal came is a matter of
 * time, and so is how many of them there were.
 */
final class Leftovers {
  private final Set<Long> takings = new HashSet<>();

  Leftovers(History run) {
    Map<Long, Long> killed = new HashMap<>();
    for (Event event : run.events()) {
      if (event instanceof Event.Exited exited && exited.exitCode() < 0) {
        killed.put(exited.by().pid(), exited.seq());
      }
    }
    for (Message message : run.messages()) {
      long end = killed.getOrDefault(message.sent().by().pid(), Long.MAX_VALUE);
      message.received().filter(taking -> taking.seq() > end).ifPresent(t -> takings.add(t.seq()));
    }
  }

  /** The events without those takings. */
  List<Event> without(List<Event> events) {
    return events.stream().filter(event -> !takings.contains(event.seq())).toList();
  }
}
