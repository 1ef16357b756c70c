package proclings.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import proclings.event.Action;
import proclings.event.Event;

/**
 * What several processes must have done before one can go on: all that had an end of a pipe close
 * it or end before the other end is found to be alone; all tasks of a queue be done before a join
 * on it returns. Of each process the last such event is enough.
 */
final class ManyCauses {
  private final Map<String, Map<Integer, @Nullable Event>> closings = new HashMap<>();
  private final Map<String, Map<Integer, TreeMap<Long, Event>>> finishes = new HashMap<>();
  private final Map<Integer, Event> exits = new HashMap<>();

  void remember(Event event, int lane) {
    switch (event) {
      case Event.Exited end -> exits.put(lane, end);
      case Event.Operation did -> {
        switch (did.what()) {
          case SEND -> closings(did).putIfAbsent(lane, null);
          case CLOSE -> closings(did).put(lane, did);
          case NOTIFY ->
              finishes
                  .computeIfAbsent(did.object(), o -> new HashMap<>())
                  .computeIfAbsent(lane, l -> new TreeMap<>())
                  .put(did.item(), did);
          default -> {}
        }
      }
      default -> {}
    }
  }

  private Map<Integer, @Nullable Event> closings(Event.Operation did) {
    return closings.computeIfAbsent(did.object(), o -> new HashMap<>());
  }

  /** Those who had an end that is found closed: how each came to have it no more. */
  List<Event> closings(String end) {
    List<Event> found = new ArrayList<>();
    closings
        .getOrDefault(end, Map.of())
        .forEach((lane, closing) -> {
          @Nullable Event last = closing == null ? exits.get(lane) : closing;
          if (last != null) {
            found.add(last);
          }
        });
    return found;
  }

  /** The tasks that were done when a join returned. */
  List<Event> finishes(Event.Operation join) {
    List<Event> found = new ArrayList<>();
    if (isFinish(join)) {
      finishes
          .getOrDefault(join.object(), Map.of())
          .values()
          .forEach(done -> {
            Map.@Nullable Entry<Long, Event> last = done.floorEntry(join.item());
            if (last != null) {
              found.add(last.getValue());
            }
          });
    }
    return found;
  }

  private static boolean isFinish(Event.Operation did) {
    return did.what() == Action.WAIT && did.object().startsWith("JoinableQueue-");
  }
}
