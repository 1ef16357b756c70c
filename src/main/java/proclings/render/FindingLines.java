package proclings.render;

import java.util.ArrayList;
import java.util.List;
import proclings.tutor.Finding;
import proclings.tutor.Judgement;

/** What is said about an answer. */
public final class FindingLines {

  /** More at once than this is no help to a beginner. */
  private static final int MOST = 3;

  private static final int NARROW = 60;

  private final Palette palette;
  private final Markdown markdown;

  public FindingLines(Palette palette) {
    this.palette = palette;
    this.markdown = new Markdown(palette);
  }

  /** Praise and facts, or what is not yet as asked: what was expected, what happened, where to look. */
  public List<String> lines(Judgement judgement, int width) {
    List<String> lines = new ArrayList<>();
    if (judgement.passed()) {
      Span mark = new Span(palette.mark("✓ ", "ok "), Style.GOOD);
      lines.addAll(markdown.hanging(mark, judgement.success(), Style.STRONG, width));
      lines.addAll(
          markdown.hanging(Span.of(" ".repeat(Columns.of(mark.text()))), judgement.facts(), Style.FAINT, width));
    } else {
      List<Finding> findings = judgement.findings();
      for (Finding finding : findings.subList(0, Math.min(MOST, findings.size()))) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.addAll(finding(finding, width));
      }
      if (findings.size() > MOST) {
        lines.add("");
        String more = "and " + (findings.size() - MOST) + " more, once these are right.";
        lines.addAll(markdown.hanging(Span.of("  "), more, Style.FAINT, width));
      }
    }
    return lines;
  }

  private List<String> finding(Finding finding, int width) {
    String cross = palette.mark("✗ ", "x ");
    boolean labels = width >= NARROW;
    List<String> lines = new ArrayList<>();
    lines.addAll(
        markdown.hanging(
            new Span(cross + (labels ? "Expected  " : ""), Style.BAD),
            finding.expected(),
            Style.STRONG,
            width));
    lines.addAll(
        markdown.hanging(
            new Span(labels ? "  Happened  " : "  ", Style.FAINT),
            finding.happened(),
            Style.TEXT,
            width));
    lines.addAll(
        markdown.hanging(
            new Span(labels ? "  Look      " : "  " + palette.mark("→ ", "> "), Style.HINT),
            finding.look(),
            Style.TEXT,
            width));
    return lines;
  }
}
