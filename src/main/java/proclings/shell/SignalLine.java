package proclings.shell;

import java.util.List;
import java.util.Optional;
import proclings.kernel.Kernel.ProcessStatus;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.render.Visible;

/** {@code :signal 48213 }: the process is picked with the arrows, the signal's name is typed. */
final class SignalLine {

  private static final String USUAL = "TERM, KILL, INT, STOP, CONT";

  private final Picked picked;
  private String name = "";

  SignalLine(Picked picked) {
    this.picked = picked;
  }

  /** What a stroke leads to. */
  enum Outcome {
    TYPING,
    SEND,
    LEAVE
  }

  Outcome press(Stroke stroke) {
    switch (stroke.kind()) {
      case TEXT -> name += stroke.text().strip();
      case UP -> picked.move(-1);
      case DOWN -> picked.move(1);
      case BACKSPACE -> {
        if (name.isEmpty()) {
          return Outcome.LEAVE;
        }
        name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
      }
      case ESCAPE -> {
        return Outcome.LEAVE;
      }
      case ENTER -> {
        return name.isEmpty() ? Outcome.TYPING : Outcome.SEND;
      }
      default -> {}
    }
    return Outcome.TYPING;
  }

  /** The PID and the signal's name, as {@code :signal} takes them. */
  String argument() {
    return picked.pid() + " " + name;
  }

  /** The line as it stands. */
  String line(Palette palette, int width) {
    picked.pickOne();
    Optional<ProcessStatus> process = picked.process();
    String pid = process.map(p -> p.pid() + " ").orElse("");
    String who = process.map(p -> Visible.of(p.name())).orElse("no process lives");
    String arrows = palette.mark("↑↓", "up, down");
    String aside =
        name.isEmpty() ? who + "  (" + arrows + " another)  " + USUAL : who + "  Enter sends it";
    String typed = " :signal " + pid + Visible.of(name);
    int room = width - Columns.of(typed) - 4;
    return palette.paint(
        List.of(
            new Span(Columns.clip(typed, width - 1), Style.KEY),
            new Span(palette.mark("▏", "_"), Style.PROMPT),
            new Span(room > 3 ? "  " + Columns.clip(aside, room) : "", Style.FAINT)));
  }
}
