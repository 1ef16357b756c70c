package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.tutor.RunOutcome;

/** What came of many runs of one cell: each outcome once, with how often it came. */
final class OutcomesView {

  /** More are no help to anybody; the rest is counted. */
  private static final int MOST_OUTCOMES = 6;

  private static final int MOST_LINES = 12;

  private final Palette palette;

  OutcomesView(Palette palette) {
    this.palette = palette;
  }

  List<String> lines(List<RunOutcome.Counted> outcomes, int runs, boolean stopped, int width) {
    List<List<Span>> lines = new ArrayList<>();
    lines.add(
        List.of(
            Span.of("  "),
            new Span(
                count(runs, "run")
                    + (stopped ? " until it was stopped" : "")
                    + ", "
                    + count(outcomes.size(), "outcome"),
                Style.STRONG)));
    int names = 0;
    for (RunOutcome.Counted counted : outcomes) {
      for (RunOutcome.Line line : counted.outcome().lines()) {
        names = Math.max(names, Columns.of(line.name()));
      }
    }
    for (RunOutcome.Counted counted : outcomes.stream().limit(MOST_OUTCOMES).toList()) {
      lines.add(List.of());
      outcome(counted, names, width, lines);
    }
    if (outcomes.size() > MOST_OUTCOMES) {
      int rest = outcomes.stream().skip(MOST_OUTCOMES).mapToInt(RunOutcome.Counted::times).sum();
      lines.add(List.of());
      lines.add(
          List.of(
              new Span(
                  Columns.right(rest + " × ", 8)
                      + count(outcomes.size() - MOST_OUTCOMES, "other outcome"),
                  Style.FAINT)));
    }
    return lines.stream().map(palette::paint).toList();
  }

  private void outcome(RunOutcome.Counted counted, int names, int width, List<List<Span>> lines) {
    String times = Columns.right(counted.times() + palette.mark(" × ", " x "), 8);
    List<List<Span>> body = new ArrayList<>();
    List<RunOutcome.Line> printed = counted.outcome().lines();
    for (RunOutcome.Line line : printed.stream().limit(MOST_LINES).toList()) {
      body.add(
          List.of(
              new Span(Columns.right(line.name(), names) + palette.mark(" │ ", " | "), Style.FAINT),
              Span.of(line.text())));
    }
    if (printed.size() > MOST_LINES) {
      body.add(
          List.of(new Span("and " + count(printed.size() - MOST_LINES, "more line"), Style.FAINT)));
    }
    counted.outcome().ends().forEach(end -> body.add(List.of(new Span(end, Style.ERROR))));
    if (body.isEmpty()) {
      body.add(List.of(new Span("nothing was printed", Style.FAINT)));
    }
    for (List<Span> line : body) {
      Span before =
          lines.getLast().isEmpty() ? new Span(times, Style.HINT) : Span.of(" ".repeat(8));
      for (List<Span> piece : Columns.wrap(line, width - 8)) {
        List<Span> whole = new ArrayList<>(List.of(before));
        whole.addAll(piece);
        lines.add(whole);
        before = Span.of(" ".repeat(8));
      }
    }
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
