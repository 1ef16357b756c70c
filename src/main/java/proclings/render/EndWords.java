package proclings.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.event.Event;

/** A recorded cell's end in words. */
public final class EndWords {

  private EndWords() {}

  /** Why the cell did not run to its end; empty if it did. May have control characters. */
  public static Optional<String> trouble(Event.CellEnded end) {
    String detail = end.detail() == null ? "" : ": " + end.detail();
    return switch (end.outcome()) {
      case OK -> Optional.empty();
      case REJECTED -> Optional.of("This is not Java" + detail);
      case THREW -> Optional.of("The cell threw" + detail);
      case INTERRUPTED -> Optional.of("The cell was stopped" + detail);
      case DIED -> Optional.of("The main process ended" + detail);
    };
  }

  /** The value's text that the cell ended with, if it had one. May have control characters. */
  public static Optional<String> value(Event.CellEnded end) {
    return end.outcome() == Event.Outcome.OK ? Optional.ofNullable(end.detail()) : Optional.empty();
  }

  /** Both as lines of a screen. */
  public static List<String> lines(Event.CellEnded end, Palette palette, int width) {
    Markdown markdown = new Markdown(palette);
    List<String> lines = new ArrayList<>();
    value(end)
        .ifPresent(value ->
            lines.addAll(
                markdown.cell(value, new Span(palette.mark("⇒ ", "=> "), Style.FAINT), width)));
    trouble(end)
        .ifPresent(trouble ->
            lines.addAll(
                markdown.hanging(
                    new Span(palette.mark("✗ ", "x "), Style.BAD),
                    List.of(Span.of(Visible.of(trouble))),
                    width)));
    return lines;
  }
}
