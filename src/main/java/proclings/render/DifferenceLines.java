package proclings.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import proclings.transcript.Difference;
import proclings.transcript.Verification;
import proclings.tutor.Mismatch;

/**
 * What came of verifying a transcript: each difference in a sentence, then both sides as columns.
 */
public final class DifferenceLines {

  private static final String RECORDED = "recorded";
  private static final String HAPPENED = "this run";
  private static final int NARROW = 60;
  private static final int NARROWEST = 8;
  private static final int MOST_ROWS = 24;
  private static final int MOST_DIFFERENCES = 20;

  /** So much of what both have in common is kept before the place where they part. */
  private static final int KEPT = 6;

  private final Palette palette;
  private final int width;

  /**
   * Lines for such a reader.
   *
   * @param width columns that a line may take
   */
  public DifferenceLines(Palette palette, int width) {
    this.palette = palette;
    this.width = width;
  }

  /** All that was otherwise than recorded or than the lesson says; empty if nothing was. */
  public List<String> of(Verification.Result result) {
    List<String> lines = new ArrayList<>();
    for (Mismatch mismatch : result.mismatches()) {
      lines.addAll(wrapped("otherwise than the lesson says: " + mismatch.rendered()));
    }
    List<Difference> differences = result.differences();
    differences.stream().limit(MOST_DIFFERENCES).forEach(one -> lines.addAll(of(one)));
    if (differences.size() > MOST_DIFFERENCES) {
      lines.add(more(differences.size() - MOST_DIFFERENCES, "difference"));
    }
    return lines;
  }

  /** One difference: the sentence, then both sides. */
  public List<String> of(Difference difference) {
    List<String> lines =
        new ArrayList<>(wrapped(difference.where() + ": " + difference.what() + "."));
    List<Difference.Row> rows = difference.rows();
    if (rows.isEmpty()) {
      return lines;
    }
    List<Difference.Row> shown = rows.subList(0, Math.min(rows.size(), MOST_ROWS));
    int room = width - Columns.of(mark(true)) - Columns.of(bar());
    int left = column(room, shown);
    int right = Math.max(NARROWEST, room - left);
    lines.add(
        palette.paint(mark(true) + Columns.left(RECORDED, left) + bar() + HAPPENED, Style.FAINT));
    shown.forEach(row -> lines.add(row(row, left, right)));
    if (shown.size() < rows.size()) {
      lines.add(palette.paint(mark(true) + more(rows.size() - shown.size(), "row"), Style.FAINT));
    }
    return lines;
  }

  /** As wide as it needs to be, and as both need to be half of the room where that is short. */
  private static int column(int room, List<Difference.Row> rows) {
    int left = widest(RECORDED, rows.stream().map(Difference.Row::expected));
    int right = widest(HAPPENED, rows.stream().map(Difference.Row::happened));
    int half = Math.max(NARROWEST, room / 2);
    if (left + right <= room || left <= half) {
      return left;
    }
    return Math.max(half, room - right);
  }

  private static int widest(String title, Stream<String> texts) {
    return texts
        .mapToInt(text -> Columns.of(Visible.of(text)))
        .reduce(Columns.of(title), Math::max);
  }

  private String row(Difference.Row row, int left, int right) {
    String one = Visible.of(row.expected());
    String other = Visible.of(row.happened());
    int parting = row.same() || one.isEmpty() || other.isEmpty() ? 0 : parting(one, other);
    String cells = Columns.left(cut(one, parting, left), left) + bar() + cut(other, parting, right);
    return row.same()
        ? (mark(true) + cells).stripTrailing()
        : palette.paint(mark(false), Style.BAD)
            + palette.paint(cells.stripTrailing(), Style.STRONG);
  }

  /** How many characters both begin with. */
  private static int parting(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  /** The text in so many columns, where it must be cut from a little before it parts. */
  private static String cut(String text, int parting, int columns) {
    int from = parting - KEPT;
    if (from <= 1
        || Columns.of(text) <= columns
        || Columns.of(text.substring(0, parting)) < columns / 2) {
      return Columns.clip(text, columns);
    }
    int start = Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    return Columns.clip("…" + text.substring(start), columns);
  }

  private String mark(boolean same) {
    String mark = same ? " " : palette.mark("≠", "!");
    return (width < NARROW ? "" : "  ") + mark + " ";
  }

  private String bar() {
    return palette.mark(" │ ", " | ");
  }

  private static String more(int number, String what) {
    return "and " + number + " more " + what + (number == 1 ? "" : "s");
  }

  private List<String> wrapped(String text) {
    return Visible.of(text).isEmpty() ? List.of() : Columns.wrap(Visible.of(text), width);
  }
}
