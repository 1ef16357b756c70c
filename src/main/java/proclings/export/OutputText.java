package proclings.export;

import java.util.ArrayList;
import java.util.List;
import proclings.event.Event;
import proclings.render.Palette;
import proclings.render.ProcessLines;
import proclings.render.Visible;

/** What a cell showed, as lines without colour; PIDs and names are aligned from cell to cell. */
final class OutputText {
  private final ProcessLines lines = ProcessLines.plain(Palette.PLAIN);

  /** The lines that processes printed, the cell's value or its trouble, and the run in figures. */
  List<String> of(Section section) {
    List<String> said = new ArrayList<>();
    section.events().forEach(event -> said.addAll(of(event)));
    said.addAll(end(section));
    said.addAll(lines.summary(section.run().summary()));
    return said;
  }

  /** The lines of one event. */
  List<String> of(Event event) {
    return lines.of(event);
  }

  /** The cell's value, or why it did not run to its end. */
  static List<String> end(Section section) {
    List<String> said = new ArrayList<>();
    section
        .value()
        .ifPresent(value -> value.lines().map(Visible::of).map("⇒ "::concat).forEach(said::add));
    section.trouble().ifPresent(trouble -> said.add("✗ " + Visible.of(trouble)));
    return said;
  }
}
