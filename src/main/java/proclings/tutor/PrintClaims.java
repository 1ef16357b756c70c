package proclings.tutor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.lesson.Claim;
import proclings.lesson.Claim.PrintedBy;
import proclings.lesson.Count;
import proclings.lesson.Who;

/** Claims about printed lines: which, by whom, how often and in which order. */
final class PrintClaims {

  private PrintClaims() {}

  static Optional<Finding> prints(Claim.Prints claim, CellRun run) {
    List<Event.Printed> met = run.printed(claim.line());
    if (claim.times().accepts(met.size())) {
      return Optional.empty();
    }
    String expected =
        claim.times().equals(Count.exactly(0))
            ? claim.line().by() + " never prints " + text(claim.line()) + "."
            : claim.line().by()
                + " prints "
                + text(claim.line())
                + (claim.times().equals(Count.SOME) ? "" : ", " + times(claim.times()))
                + ".";
    if (met.size() > claim.times().max()) {
      return finding(
          expected,
          "it was printed "
              + times(Count.exactly(met.size()))
              + ", by "
              + Words.and(met.stream().map(line -> line.by().name()).distinct().toList())
              + ".",
          "Who prints it once too often, and who started that process?");
    }
    return tooFew(claim, run, met, expected);
  }

  private static Optional<Finding> tooFew(
      Claim.Prints claim, CellRun run, List<Event.Printed> met, String expected) {
    Optional<Event.Printed> byAnother =
        run.printed(new PrintedBy(Who.ANY, claim.line().text())).stream()
            .filter(line -> !met.contains(line))
            .findFirst();
    if (byAnother.isPresent()) {
      boolean main = run.is(byAnother.get().by(), Who.MAIN);
      return finding(
          expected,
          Words.printed(byAnother.get()) + (main ? ", the main process itself." : "."),
          main
              ? "What stands outside of a process's lambda is done by the main process. Move it in."
              : "Which process was meant to do this, and what is it called?");
    }
    if (!met.isEmpty()) {
      return finding(
          expected,
          "it was printed " + times(Count.exactly(met.size())) + " only.",
          "Does every process get to this line, and as often as it should?");
    }
    List<Event.Printed> theirs =
        run.history().printed().stream()
            .filter(line -> run.is(line.by(), claim.line().by()))
            .toList();
    return finding(
        expected,
        theirs.isEmpty()
            ? claim.line().by() + " printed nothing."
            : "there was no such line; " + Words.printed(nearest(claim, theirs)) + ".",
        theirs.isEmpty()
            ? "Was the process started, and does its work print the line?"
            : "Compare the two letter by letter.");
  }

  /** The line that begins most like the one that was asked for. */
  private static Event.Printed nearest(Claim.Prints claim, List<Event.Printed> lines) {
    String wanted = claim.line().text().source();
    Event.Printed best = lines.getFirst();
    for (Event.Printed line : lines) {
      if (alike(wanted, line.text()) > alike(wanted, best.text())) {
        best = line;
      }
    }
    return best;
  }

  private static int alike(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  static Optional<Finding> differentProcesses(Claim.DifferentProcesses claim, CellRun run) {
    String expected = "each line " + text(claim.line()) + " is printed by another process.";
    Map<Long, Event.Printed> byPid = new HashMap<>();
    for (Event.Printed line : run.printed(claim.line())) {
      Event.@Nullable Printed earlier = byPid.putIfAbsent(line.by().pid(), line);
      if (earlier != null) {
        return finding(
            expected,
            Words.printed(earlier) + " and then " + Words.code(line.text()) + " as well.",
            "Give each piece of work a process of its own.");
      }
    }
    return byPid.isEmpty() ? none(expected) : Optional.empty();
  }

  static Optional<Finding> order(Claim.Order claim, CellRun run) {
    String expected =
        "first "
            + Words.and(claim.lines().stream().map(PrintClaims::text).toList())
                .replace(" and ", ", then ")
            + ".";
    for (int i = 0; i < claim.lines().size(); i++) {
      List<Event.Printed> now = run.printed(claim.lines().get(i));
      if (now.isEmpty()) {
        return finding(
            expected,
            "nobody printed " + text(claim.lines().get(i)) + ".",
            "Does the process that should print it get there?");
      }
      if (i > 0) {
        Event.Printed last = run.printed(claim.lines().get(i - 1)).getLast();
        if (now.getFirst().seq() < last.seq()) {
          return finding(
              expected,
              Words.printed(now.getFirst()) + " before " + Words.printed(last) + ".",
              "Processes run side by side. Who must wait for whom here, and what makes it wait?");
        }
      }
    }
    return Optional.empty();
  }

  static Optional<Finding> none(String expected) {
    return finding(
        expected,
        "there was no such line at all.",
        "Does the process that should print it get there?");
  }

  static String text(PrintedBy line) {
    return Words.code(line.text().forPeople());
  }

  private static String times(Count count) {
    return count + (count.equals(Count.exactly(1)) ? " time" : " times");
  }

  private static Optional<Finding> finding(String expected, String happened, String look) {
    return Optional.of(new Finding(expected, happened, look));
  }
}
