package proclings.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;

/**
 * What lets processes go on that wait for one another, other than messages, locks and values.
 *
 * <ul>
 *   <li>Permits of semaphores are numbered as they are given, so a process that acquires number n
 *       could not without the release that gave it; number 0 was there from the beginning.
 *   <li>Notifications are numbered, too, and a wait has the number of the one that ended it; 0 if
 *       it was over without. An event that is set once more while it is set keeps its number, and
 *       what counts is the first time.
 *   <li>A wait at a barrier is over when all parties have arrived for the same round.
 * </ul>
 */
final class Passes {
  private final Map<String, TreeMap<Long, Event.Operation>> permits = new HashMap<>();
  private final Map<Notification, List<Event.Operation>> notifications = new HashMap<>();

  /** A notification, or a barrier's round. */
  private record Notification(String object, long number) {}

  /** Only objects of these kinds have permits. */
  static boolean isSemaphore(String object) {
    return object.startsWith("Semaphore-") || object.startsWith("BoundedSemaphore-");
  }

  /** Takes note of what lets others go on. */
  void remember(Event.Operation giving) {
    switch (giving.what()) {
      case RELEASE -> {
        if (isSemaphore(giving.object())) {
          permits
              .computeIfAbsent(giving.object(), o -> new TreeMap<>())
              .putIfAbsent(giving.item(), giving);
        }
      }
      case NOTIFY -> notifications.putIfAbsent(notification(giving), List.of(giving));
      case ARRIVE ->
          notifications.computeIfAbsent(notification(giving), n -> new ArrayList<>()).add(giving);
      default -> {}
    }
  }

  private static Notification notification(Event.Operation did) {
    return new Notification(did.object(), did.item());
  }

  /** What of that which was remembered the operation could not have been without. */
  List<Event.Operation> neededFor(Event.Operation taking) {
    return switch (taking.what()) {
      case ACQUIRE -> permit(taking);
      case WAIT -> notifications.getOrDefault(notification(taking), List.of());
      default -> List.of();
    };
  }

  /** A release of several permits has the number of the last of them. */
  private List<Event.Operation> permit(Event.Operation acquiring) {
    @Nullable TreeMap<Long, Event.Operation> given = permits.get(acquiring.object());
    Map.@Nullable Entry<Long, Event.Operation> by =
        given == null || acquiring.item() == 0 ? null : given.ceilingEntry(acquiring.item());
    return by == null ? List.of() : List.of(by.getValue());
  }
}
