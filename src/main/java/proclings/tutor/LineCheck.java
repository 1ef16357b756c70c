package proclings.tutor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import proclings.event.Event;
import proclings.lesson.Expectation;
import proclings.lesson.Expectation.Line;
import proclings.lesson.Position;

/** Says in words how printed lines differ from those that were expected. */
final class LineCheck {

  private final Expectation expectation;
  private final CellRun run;
  private final LineMatching matching;
  private final List<Line> lines;
  private final List<Event.Printed> printed;
  private final List<Mismatch> mismatches = new ArrayList<>();

  /** For each expected line the printed one that it was given, or -1. */
  private final int[] given;

  private LineCheck(Expectation expectation, CellRun run) {
    this.expectation = expectation;
    this.run = run;
    this.matching = new LineMatching(expectation, run);
    this.lines = matching.lines();
    this.printed = run.history().printed();
    this.given = new int[lines.size()];
    Arrays.fill(given, -1);
  }

  static List<Mismatch> check(Expectation expectation, CellRun run) {
    return new LineCheck(expectation, run).check();
  }

  private List<Mismatch> check() {
    if (matching.found()) {
      return List.of();
    }
    for (int line = 0; line < lines.size(); line++) {
      give(line, new boolean[printed.size()]);
    }
    List<Line> missing = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      if (given[line] < 0) {
        missing.add(lines.get(line));
      }
    }
    List<Event.Printed> unexpected = new ArrayList<>();
    for (int event = 0; event < printed.size(); event++) {
      int place = event;
      if (Arrays.stream(given).noneMatch(g -> g == place)) {
        unexpected.add(printed.get(event));
      }
    }
    missing.forEach(line -> missing(line, unexpected));
    if (!expectation.more()) {
      unexpected.forEach(
          event -> miss(expectation.at(), run.inWords(event) + ", which was not expected"));
    }
    if (mismatches.isEmpty()) {
      order();
    }
    return mismatches;
  }

  /** Gives a line something that was printed, moving others if need be (Kuhn's matching). */
  private boolean give(int line, boolean[] tried) {
    for (int event = 0; event < printed.size(); event++) {
      if (!tried[event] && matching.fits(line, event)) {
        tried[event] = true;
        int holder = holder(event);
        if (holder < 0 || give(holder, tried)) {
          given[line] = event;
          return true;
        }
      }
    }
    return false;
  }

  private int holder(int event) {
    for (int line = 0; line < given.length; line++) {
      if (given[line] == event) {
        return line;
      }
    }
    return -1;
  }

  private void missing(Line line, List<Event.Printed> unexpected) {
    Optional<Event.Printed> byAnother =
        unexpected.stream().filter(event -> run.says(event, line.text())).findFirst();
    Optional<Event.Printed> instead =
        unexpected.stream().filter(event -> run.is(event.by(), line.who())).findFirst();
    String expected = line.who() + " never printed " + Words.code(line.text().source());
    if (byAnother.isPresent()) {
      miss(line.at(), expected + "; " + run.inWords(byAnother.get()));
      unexpected.remove(byAnother.get());
    } else if (instead.isPresent()) {
      miss(line.at(), run.inWords(instead.get()) + ", not " + Words.code(line.text().source()));
      unexpected.remove(instead.get());
    } else {
      miss(line.at(), expected);
    }
  }

  /** All lines are there, but not in an order that the groups and the processes' own allow. */
  private void order() {
    for (int later = 0; later < lines.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        if (given[later] < given[earlier] && matching.mustPrecede(earlier, later)) {
          miss(
              lines.get(later).at(),
              run.inWords(printed.get(given[later]))
                  + " before "
                  + run.inWords(printed.get(given[earlier]))
                  + ", which must come first");
          return;
        }
      }
    }
    miss(expectation.at(), "the lines are all there, but in an order that was not expected");
  }

  private void miss(Position at, String what) {
    mismatches.add(new Mismatch(at, what));
  }
}
