package proclings.render;

import java.util.ArrayList;
import java.util.List;
import proclings.tutor.Finding;
import proclings.tutor.Judgement;

/** What is said about an answer. */
public final class FindingLines {

  private static final int NARROW = 60;

  private final Palette palette;
  private final Markdown markdown;

  public FindingLines(Palette palette) {
    this.palette = palette;
    this.markdown = new Markdown(palette);
  }

  /** Praise and facts, or all findings. */
  public List<String> lines(Judgement judgement, int width) {
    return lines(judgement, width, Integer.MAX_VALUE);
  }

  /**
   * Praise and facts, or what is not yet as asked: what was expected, what happened, where to look.
   *
   * @param most how many findings are shown; those after it are counted
   */
  public List<String> lines(Judgement judgement, int width, int most) {
    List<String> lines = new ArrayList<>();
    if (judgement.passed()) {
      Span mark = new Span(palette.mark("✓ ", "ok "), Style.GOOD);
      lines.addAll(markdown.hanging(mark, judgement.success(), Style.STRONG, width));
      lines.addAll(
          markdown.hanging(
              Span.of(" ".repeat(Columns.of(mark.text()))), judgement.facts(), Style.FAINT, width));
    } else {
      List<Finding> findings = judgement.findings();
      for (Finding finding : findings.subList(0, Math.min(most, findings.size()))) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.addAll(finding(finding, width));
      }
      if (findings.size() > most) {
        lines.add("");
        String more = "and " + (findings.size() - most) + " more, when that is right.";
        lines.addAll(markdown.hanging(Span.of("  "), more, Style.FAINT, width));
      }
    }
    return lines;
  }

  /** Where the screen is narrow the labels run with their sentences, else they are a column. */
  private List<String> finding(Finding finding, int width) {
    boolean column = width >= NARROW;
    String expected = column ? "Expected  " : "";
    String happened = column ? "Happened  " : "";
    String look = column ? "Look      " : "";
    List<String> lines = new ArrayList<>();
    lines.addAll(
        markdown.hanging(
            new Span(palette.mark("✗ ", "x ") + expected, Style.BAD),
            (column ? "" : "Expected: ") + finding.expected(),
            Style.STRONG,
            width));
    lines.addAll(
        markdown.hanging(
            new Span("  " + happened, Style.FAINT),
            (column ? "" : "Happened: ") + finding.happened(),
            Style.TEXT,
            width));
    lines.addAll(
        markdown.hanging(
            new Span("  " + look, Style.HINT),
            (column ? "" : "Look: ") + finding.look(),
            Style.TEXT,
            width));
    return lines;
  }
}
