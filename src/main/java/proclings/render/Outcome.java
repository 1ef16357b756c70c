package proclings.render;

import java.util.ArrayList;
import java.util.List;
import proclings.kernel.CellResult;
import proclings.kernel.CellResult.Completed;
import proclings.kernel.CellResult.Diagnostic;
import proclings.kernel.CellResult.Interrupted;
import proclings.kernel.CellResult.MainProcessEnded;
import proclings.kernel.CellResult.Rejected;
import proclings.kernel.CellResult.Threw;

/**
 * What is said when a cell is over: its value, the compiler's words, the exception, or its death.
 */
public final class Outcome {

  private static final String INDENT = "    ";

  private final Palette palette;

  public Outcome(Palette palette) {
    this.palette = palette;
  }

  /** The lines for a result; none where there is nothing to say. */
  public List<String> lines(CellResult result, int width) {
    List<List<Span>> lines = new ArrayList<>();
    switch (result) {
      case Completed(String value, List<String> notices) -> {
        if (value != null) {
          lines.addAll(value(value, width));
        }
        notices.forEach(notice -> lines.addAll(marked(info(), notice, Style.FAINT, width)));
      }
      case Rejected(List<Diagnostic> diagnostics) ->
          diagnostics.forEach(diagnostic -> lines.addAll(diagnostic(diagnostic, width)));
      case Threw threw -> lines.addAll(exception(threw, width));
      case Interrupted(List<String> notices) -> {
        lines.addAll(marked(bad(), "Stopped.", Style.TEXT, width));
        notices.forEach(notice -> lines.addAll(marked(info(), notice, Style.FAINT, width)));
      }
      case MainProcessEnded(String reason, List<String> notices) -> {
        String what = "The main process ended: " + reason + ". A new one has your definitions.";
        lines.addAll(marked(bad(), what, Style.TEXT, width));
        notices.forEach(notice -> lines.addAll(marked(info(), notice, Style.FAINT, width)));
      }
    }
    return lines.stream().map(palette::paint).toList();
  }

  private List<List<Span>> value(String value, int width) {
    String mark = palette.mark("⇒ ", "=> ");
    List<List<Span>> lines = new ArrayList<>();
    for (String line : value.lines().toList()) {
      Span before = new Span(lines.isEmpty() ? mark : " ".repeat(mark.length()), Style.FAINT);
      lines.addAll(hanging(before, JavaSource.spans(Visible.of(line)), width));
    }
    return lines;
  }

  private List<List<Span>> diagnostic(Diagnostic diagnostic, int width) {
    List<List<Span>> lines = new ArrayList<>();
    List<String> message = diagnostic.message().lines().toList();
    String what = message.isEmpty() ? "this is not Java" : message.getFirst();
    lines.addAll(marked(bad(), "Line " + diagnostic.line() + ": " + what, Style.TEXT, width));
    lines.addAll(source(diagnostic, width));
    for (String more : message.subList(Math.min(1, message.size()), message.size())) {
      lines.addAll(hanging(Span.of(INDENT), List.of(new Span(more, Style.FAINT)), width));
    }
    return lines;
  }

  /** The learner's line and a caret under the piece at fault; a long line is shown from near it. */
  private List<List<Span>> source(Diagnostic diagnostic, int width) {
    String line = diagnostic.sourceLine();
    int start = Math.clamp(diagnostic.column() - 1L, 0, line.length());
    int end = Math.clamp((long) start + diagnostic.length(), start, line.length());
    String before = Visible.of(line.substring(0, start));
    String fault = Visible.of(line.substring(start, end));
    String after = Visible.of(line.substring(end));
    int room = width == Columns.UNLIMITED ? width : Math.max(20, width - INDENT.length());
    int beforeRoom = Math.max(room / 2, room - Columns.of(fault) - Columns.of(after));
    if (Columns.of(before) > beforeRoom) {
      before = "…" + last(before, beforeRoom - 1);
    }
    int column = Columns.of(before);
    String shown = Columns.clip(before + fault + after, room);
    int carets = Math.clamp(Columns.of(fault), 1, Math.max(1, room - column));
    List<Span> code = new ArrayList<>(List.of(Span.of(INDENT)));
    code.addAll(JavaSource.spans(shown));
    return List.of(
        code,
        List.of(Span.of(INDENT + " ".repeat(column)), new Span("^".repeat(carets), Style.BAD)));
  }

  private static String last(String text, int columns) {
    int[] points = text.codePoints().toArray();
    int from = points.length;
    int kept = 0;
    while (from > 0 && kept + Columns.of(points[from - 1]) <= columns) {
      kept += Columns.of(points[--from]);
    }
    return new String(points, from, points.length - from);
  }

  private List<List<Span>> exception(Threw threw, int width) {
    String type =
        threw.type().startsWith("java.lang.")
            ? threw.type().substring("java.lang.".length())
            : threw.type();
    String message = threw.message();
    List<Span> what = new ArrayList<>();
    what.add(new Span(type, Style.STRONG));
    if (message != null && !message.isBlank()) {
      what.add(Span.of(": " + Visible.of(message.replaceAll("\\R", " "))));
    }
    List<List<Span>> lines = new ArrayList<>(hanging(bad(), what, width));
    for (String frame : threw.trace()) {
      lines.addAll(
          hanging(Span.of(INDENT), List.of(new Span(Visible.of(frame), Style.FAINT)), width));
    }
    return lines;
  }

  private Span bad() {
    return new Span(palette.mark("✗ ", "x "), Style.BAD);
  }

  private Span info() {
    return new Span(palette.mark("· ", "- "), Style.FAINT);
  }

  private static List<List<Span>> marked(Span mark, String text, Style style, int width) {
    return hanging(mark, List.of(new Span(Visible.of(text), style)), width);
  }

  /** A text behind a mark, going on under itself and not under the mark. */
  static List<List<Span>> hanging(Span mark, List<Span> text, int width) {
    int indent = Columns.of(mark.text());
    int room = width == Columns.UNLIMITED ? width : Math.max(2, width - indent);
    List<List<Span>> lines = new ArrayList<>();
    for (List<Span> piece : Columns.wrap(text, room)) {
      List<Span> line = new ArrayList<>();
      line.add(lines.isEmpty() ? mark : Span.of(" ".repeat(indent)));
      line.addAll(piece);
      lines.add(line);
    }
    return lines;
  }
}
