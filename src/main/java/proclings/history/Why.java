package proclings.history;

import java.util.List;
import java.util.stream.Collectors;
import proclings.event.Event;

/** A chain of causes in words. */
final class Why {
  private Why() {}

  /** Says why the last event of the chain could not come before the first. */
  static String words(List<Cause> chain) {
    Event first = chain.getFirst().before();
    Event last = chain.getLast().after();
    String reasons =
        chain.stream()
            .filter(cause -> cause.kind() != Cause.Kind.PROGRAM)
            .map(Why::reason)
            .collect(Collectors.joining(", and "));
    return "%s %s only after %s %s: %s"
        .formatted(
            last.by().name(),
            Wording.of(last),
            first.by().name(),
            Wording.of(first),
            reasons.isEmpty() ? "one process does both, in this order" : reasons);
  }

  private static String reason(Cause cause) {
    String before = cause.before().by().name();
    String after = cause.after().by().name();
    return switch (cause.kind()) {
      case PROGRAM -> before + " does one after the other";
      case START -> before + " starts " + after + " before it can do anything";
      case MESSAGE -> before + " " + Wording.of(cause.before()) + " before " + after + " has it";
      case LOCK -> before + " " + Wording.of(cause.before()) + " before " + after + " gets it";
      case PASS -> before + " " + Wording.of(cause.before()) + " before " + after + " goes on";
      case VALUE -> before + " " + Wording.of(cause.before()) + " before " + after + " reads it";
      case CLOSING -> before + " " + Wording.of(cause.before()) + " before " + after + " is told";
      case TASKS -> before + " has done its tasks before the join of " + after + " returns";
      case SIGNAL -> before + "'s signal is what ends " + after;
      case JOIN -> before + " exits before the join of " + after + " returns";
      case RESTART -> "the main process " + before + " ends before the next one begins";
    };
  }
}
