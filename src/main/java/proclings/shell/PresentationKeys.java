package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import proclings.render.Columns;
import proclings.render.Markdown;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;

/** The keys of a presentation, each with what it does. */
final class PresentationKeys {

  private static final int COLUMN = 9;

  private PresentationKeys() {}

  static List<String> lines(Palette palette, int width) {
    String[][] keys = {
      {palette.mark("space →", "space >"), "go on: type, ask, run, explain, next; page down, too"},
      {palette.mark("←", "<"), "the slide before, as it was left; page up, too"},
      {"g", "go to a slide"},
      {"r", "run the cell again"},
      {"e", "edit the cell and run it so"},
      {"x", "the slide as it was at first"},
      {"1 … 9", "what the room answers, or which line comes next"},
      {"h", "a hint"},
      {"f", "freeze all processes, and let them go on"},
      {"+ -", "slow motion: more, less"},
      {palette.mark("↑ ↓", "up down"), "pick a process while a cell runs; else scroll"},
      {":", "send the picked process a signal"},
      {"p", "a live prompt with everything in scope; q there comes back"},
      {"b", "blank the screen; any key brings it back"},
      {"t", "time left"},
      {"n", "speaker's notes on another terminal"},
      {"Ctrl-C", "stop a cell"},
      {"q", "quit"},
    };
    List<String> lines = new ArrayList<>(List.of(""));
    Markdown markdown = new Markdown(palette);
    for (String[] key : keys) {
      Span mark = new Span("  " + Columns.left(key[0], COLUMN), Style.KEY);
      lines.addAll(markdown.hanging(mark, List.of(Span.of(key[1])), width));
    }
    return lines;
  }
}
