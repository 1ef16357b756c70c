package proclings.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.Event.Printed;
import proclings.event.Event.Stream;
import proclings.history.RunSummary;

/**
 * What processes print, as lines of a screen:
 *
 * <pre>
 *   48213 Process-1 │ Square: 100
 * 48200 MainProcess │ Done!
 * </pre>
 *
 * <p>PID and name stand against the bar, so bars are aligned and the line reads the same whatever
 * ran before. A line that is too long goes on behind the bar. What went to {@code System.err} has a
 * double bar.
 */
public final class ProcessLines {

  /** Five digits, a space and {@code MainProcess}. */
  private static final int USUAL_FIELD = 17;

  /** Beyond this a name is cut rather than the text pushed out of the screen. */
  private static final int WIDEST_FIELD = 30;

  private static final int LEAST_TEXT = 16;

  private final Palette palette;
  private final ProcessInks inks;
  private final IntSupplier width;
  private int field = USUAL_FIELD;

  /**
   * Lines for a screen.
   *
   * @param inks the session's colours
   * @param width the screen's columns, asked anew for each line; {@link Columns#UNLIMITED} for none
   */
  public ProcessLines(Palette palette, ProcessInks inks, IntSupplier width) {
    this.palette = palette;
    this.inks = inks;
    this.width = width;
  }

  /** Lines for a pipe: no colour, nothing wrapped or cut. */
  public static ProcessLines plain(Palette palette) {
    return new ProcessLines(palette, new ProcessInks(), () -> Columns.UNLIMITED);
  }

  /** The lines that show an event; none for those that print nothing. */
  public synchronized List<String> of(Event event) {
    return event instanceof Printed printed ? printed(printed) : List.of();
  }

  private List<String> printed(Printed line) {
    int columns = width.getAsInt();
    String who = who(line.by(), columns);
    Style style = inks.of(line.by());
    boolean error = line.stream() == Stream.ERR;
    Style barStyle = error ? Style.ERROR : inks.of(line.by());
    String bar = error ? palette.mark("║", "!") : palette.mark("│", "|");

    int room = columns == Columns.UNLIMITED ? columns : columns - field - 3;
    List<Span> text = List.of(new Span(Visible.of(line.text()), error ? Style.ERROR : Style.TEXT));
    List<String> lines = new ArrayList<>();
    for (List<Span> piece : Columns.wrap(text, room)) {
      String before = lines.isEmpty() ? Columns.right(who, field) : " ".repeat(field);
      String after = Span.text(piece).isEmpty() ? "" : " " + palette.paint(piece);
      lines.add(palette.paint(before, style) + " " + palette.paint(bar, barStyle) + after);
    }
    return lines;
  }

  /**
   * The line that closes a run, under the bar of the lines before it where there is room:
   *
   * <pre>
   *                   └ 2 processes · exit codes 0 · 0.12 s · 2 at once
   * </pre>
   */
  public synchronized List<String> summary(RunSummary run) {
    int columns = width.getAsInt();
    String text = RunWords.of(run, palette);
    String mark = palette.mark("└ ", "` ");
    int indent = Columns.of(text) + field + 3 <= columns ? field + 1 : 2;
    boolean trouble = run.exitCodes().keySet().stream().anyMatch(code -> code == 1 || code > 1);
    Span before = new Span(" ".repeat(indent) + mark, Style.FAINT);
    Span words = new Span(text, trouble ? Style.ERROR : Style.FAINT);
    return Outcome.hanging(before, List.of(words), columns).stream().map(palette::paint).toList();
  }

  /** PID and name; the field grows to hold them, so that later lines are aligned with these. */
  private String who(Actor actor, int columns) {
    String pid = actor.pid() + " ";
    String name = Visible.of(actor.name());
    if (columns != Columns.UNLIMITED) {
      int most = Math.min(WIDEST_FIELD, columns - 3 - LEAST_TEXT);
      field = Math.min(field, Math.max(USUAL_FIELD, most));
      name = Columns.clip(name, Math.max(1, Math.max(USUAL_FIELD, most) - pid.length()));
    }
    field = Math.max(field, pid.length() + Columns.of(name));
    return pid + name;
  }
}
