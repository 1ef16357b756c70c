package proclings.history;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;

/**
 * Follows who holds which lock. A lock may be released by another process than the one that took it
 * (Python allows it for {@code Lock}), and the death of its holder frees it.
 */
final class Locks {
  private final Map<String, Held> held = new HashMap<>();

  private record Held(Event.Operation acquired, LaneBuilder lane) {}

  /** Only objects of these kinds have one holder at a time; shared numbers, by their own lock. */
  static boolean isLock(String object) {
    return object.startsWith("Lock-")
        || object.startsWith("RLock-")
        || object.startsWith("Value-")
        || object.startsWith("Array-");
  }

  void acquired(Event.Operation operation, LaneBuilder lane) {
    if (!isLock(operation.object())) {
      return;
    }
    @Nullable Held before = held.get(operation.object());
    if (before != null && before.lane == lane) {
      return; // deeper into an RLock
    }
    if (before != null) {
      end(before, operation);
    }
    held.put(operation.object(), new Held(operation, lane));
  }

  void released(Event.Operation operation) {
    if (operation.item() == 0) {
      @Nullable Held before = held.remove(operation.object());
      if (before != null) {
        end(before, operation);
      }
    }
  }

  void exited(Event.Exited end, LaneBuilder lane) {
    held.values()
        .removeIf(holder -> {
          if (holder.lane == lane) {
            end(holder, end);
          }
          return holder.lane == lane;
        });
  }

  void runEnded() {
    held.values().forEach(holder -> holder.lane.hold(new Hold(holder.acquired, Optional.empty())));
  }

  private static void end(Held holder, Event by) {
    holder.lane.hold(new Hold(holder.acquired, Optional.of(by)));
  }
}
