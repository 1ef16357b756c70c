package proclings.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import proclings.event.Action;
import proclings.event.Event;
import proclings.history.Wording;

/** Says how what one process did differs from what was expected of it. */
final class Explanation {
  private static final int MOST_NUMBERS = 10;

  private Explanation() {}

  /** The difference between two sequences of events of a process. */
  static Difference of(
      String where,
      String process,
      List<Event> expected,
      List<Event> happened,
      BiPredicate<Event, Event> same,
      Slack slack) {
    Alignment<Event> alignment = Alignment.of(expected, happened, same, slack);
    boolean again =
        !alignment.extra().isEmpty()
            && expected.stream().anyMatch(e -> same.test(e, alignment.extra().getFirst()));
    return new Difference(
        where,
        sentence(process, alignment.missing(), alignment.extra(), again, same),
        alignment.rows(Wording::of));
  }

  private static String sentence(
      String process,
      List<Event> missing,
      List<Event> extra,
      boolean again,
      BiPredicate<Event, Event> same) {
    if (missing.isEmpty() && extra.isEmpty()) {
      return process + " did what another process was expected to do";
    }
    if (areSameInAnotherOrder(missing, extra, same, false)) {
      return process + " did the same, but in another order";
    }
    if (extra.isEmpty()) {
      return missing(process, missing);
    }
    if (missing.isEmpty()) {
      return extra(process, extra, again);
    }
    return changed(process, missing.getFirst(), extra.getFirst())
        + more(missing.size() + extra.size() - 1);
  }

  private static String missing(String process, List<Event> missing) {
    if (isMessages(missing)) {
      return messages(missing)
          + " missing: "
          + numbers(missing)
          + way(" as recorded ", process, missing);
    }
    String what =
        switch (missing.getFirst()) {
          case Event.Printed line -> "did not print " + Wording.quoted(line.text());
          case Event.Operation did when did.what() == Action.RELEASE ->
              "did not release " + did.object();
          case Event first -> "did not do this: " + Wording.of(first);
        };
    return process + " " + what + more(missing.size());
  }

  private static String extra(String process, List<Event> extra, boolean again) {
    if (isMessages(extra)) {
      return messages(extra) + " too many: " + numbers(extra) + way(" ", process, extra);
    }
    String unexpected = again ? " once more than expected" : ", which was not expected";
    String what =
        extra.getFirst() instanceof Event.Printed line
            ? "printed " + Wording.quoted(line.text()) + unexpected
            : "did this, which was not expected: " + Wording.of(extra.getFirst());
    return process + " " + what + more(extra.size());
  }

  private static String changed(String process, Event missing, Event extra) {
    return missing instanceof Event.Printed wanted
            && extra instanceof Event.Printed line
            && wanted.stream() == line.stream()
        ? "%s printed %s; expected was %s"
            .formatted(process, Wording.quoted(line.text()), Wording.quoted(wanted.text()))
        : "%s did this: %s; expected was: %s"
            .formatted(process, Wording.of(extra), Wording.of(missing));
  }

  /** What begins with a message that was given or taken is told by the message's number. */
  static String turn(String process, List<Event> did, boolean isExpected) {
    Event first = did.getFirst();
    List<Event> one = List.of(first);
    if (isMessages(one)) {
      return isExpected
          ? "one message missing: " + numbers(one) + way(" as recorded ", process, one)
          : "one message too many: " + numbers(one) + way(" ", process, one);
    }
    return isExpected
        ? "%s did this: %s, and now nobody did".formatted(process, Wording.of(first))
        : "%s did this, which was not expected: %s".formatted(process, Wording.of(first));
  }

  private static boolean isMessages(List<Event> events) {
    return events.stream()
        .allMatch(event ->
            event instanceof Event.Operation did
                && switch (did.what()) {
                  case GET, PUT, SEND, RECV -> true;
                  default -> false;
                }
                && did.object().equals(((Event.Operation) events.getFirst()).object())
                && did.what() == ((Event.Operation) events.getFirst()).what());
  }

  private static String messages(List<Event> events) {
    return events.size() == 1 ? "one message" : events.size() + " messages";
  }

  private static String numbers(List<Event> events) {
    String numbers =
        events.stream()
            .limit(MOST_NUMBERS)
            .map(event -> Long.toString(((Event.Operation) event).item()))
            .collect(Collectors.joining(", "));
    return numbers + (events.size() > MOST_NUMBERS ? ", …" : "");
  }

  private static String way(String when, String process, List<Event> events) {
    Event.Operation did = (Event.Operation) events.getFirst();
    String way =
        switch (did.what()) {
          case PUT -> " puts %s into ";
          case SEND -> " sends %s through ";
          case RECV -> " receives %s from ";
          default -> " gets %s from ";
        };
    return ";" + when + process + way.formatted(events.size() == 1 ? "it" : "them") + did.object();
  }

  private static String more(int events) {
    return events > 1 ? " (and more, see the rows)" : "";
  }

  /**
   * Whether each of some events is the same as one of the others, and none is left.
   *
   * @param more whether there may be more of the others
   */
  static boolean areSameInAnotherOrder(
      List<Event> missing, List<Event> extra, BiPredicate<Event, Event> same, boolean more) {
    List<Event> left = new ArrayList<>(extra);
    for (Event event : missing) {
      int place = -1;
      for (int i = 0; i < left.size() && place < 0; i++) {
        place = same.test(event, left.get(i)) ? i : -1;
      }
      if (place < 0) {
        return false;
      }
      left.remove(place);
    }
    return more || left.isEmpty();
  }
}
