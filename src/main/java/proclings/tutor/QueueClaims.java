package proclings.tutor;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import proclings.event.Action;
import proclings.event.Event;
import proclings.lesson.Claim;
import proclings.lesson.Count;
import proclings.lesson.Who;

/** Claims about messages in queues. */
final class QueueClaims {

  private QueueClaims() {}

  static Optional<Finding> messages(Claim.Messages claim, CellRun run) {
    return claim
        .put()
        .flatMap(count -> side(Action.PUT, claim.putBy(), count, run))
        .or(() -> claim.got().flatMap(count -> side(Action.GET, claim.gotBy(), count, run)));
  }

  private static Optional<Finding> side(Action action, Who by, Count count, CellRun run) {
    List<Event.Operation> done = operations(action, by, run);
    if (count.accepts(done.size())) {
      return Optional.empty();
    }
    boolean put = action == Action.PUT;
    List<Event.Operation> byAnyone = operations(action, Who.ANY, run);
    String expected =
        "%s %s %s %s a queue."
            .formatted(
                by,
                put ? "puts" : "gets",
                count + (count.max() == 1 ? " message" : " messages"),
                put ? "into" : "out of");
    String happened =
        byAnyone.isEmpty()
            ? "nobody " + (put ? "put a message into" : "got a message out of") + " a queue."
            : each(byAnyone, put) + ".";
    String look =
        put
            ? "Each message needs one `put`. Count how often yours is reached."
            : "A message that nobody gets stays in its queue. Who takes how many, and when does it"
                + " stop?";
    return Optional.of(new Finding(expected, happened, look));
  }

  private static String each(List<Event.Operation> operations, boolean put) {
    TreeMap<String, Integer> byName = new TreeMap<>();
    operations.forEach(op -> byName.merge(op.by().name(), 1, Integer::sum));
    return Words.and(
        byName.entrySet().stream()
            .map(entry -> entry.getKey() + (put ? " put " : " got ") + entry.getValue())
            .toList());
  }

  private static List<Event.Operation> operations(Action action, Who by, CellRun run) {
    return run.history().events().stream()
        .filter(event -> event instanceof Event.Operation op && op.what() == action)
        .map(Event.Operation.class::cast)
        .filter(op -> op.object().contains("Queue-") && run.is(op.by(), by))
        .toList();
  }
}
