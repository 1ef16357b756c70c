package proclings.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.history.History;
import proclings.render.EndWords;
import proclings.render.Markdown;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.render.ProcessLines;
import proclings.render.Span;
import proclings.render.Style;
import proclings.transcript.Slice;
import proclings.transcript.Tape;

/** A cell of a tape as it stands on a screen of some width: its code, and its output so far. */
final class PlayedCell {

  private final Tape tape;
  private final int cell;
  private final int width;
  private final Palette palette;
  private final ProcessLines lines;
  private final List<String> source;

  /** Made only when it is shown, as all of the cell has to be gone through. */
  private @Nullable List<String> summary;

  PlayedCell(Tape tape, int cell, int width, Palette palette, ProcessInks inks) {
    this.tape = tape;
    this.cell = cell;
    this.width = width;
    this.palette = palette;
    this.lines = new ProcessLines(palette, inks, () -> width);
    this.source = source(Integer.MAX_VALUE);
    align();
  }

  /** Whether this is what is to be shown. */
  boolean is(int otherCell, int otherWidth) {
    return cell == otherCell && width == otherWidth;
  }

  /** What it did, as far as it had done it. */
  List<Event> events(int position) {
    List<Slice> slices = Slice.of(tape.events().subList(tape.begin(cell), position));
    return slices.isEmpty() ? List.of() : slices.getFirst().events();
  }

  /** Names that come later make the field wider: it is as wide from the beginning. */
  private void align() {
    Set<Actor> who = new LinkedHashSet<>();
    for (Event event : tape.events().subList(tape.begin(cell), tape.end(cell))) {
      if (event instanceof Event.Printed) {
        who.add(event.by());
      }
    }
    who.forEach(actor -> lines.of(new Event.Printed(1, 0, actor, Event.Stream.OUT, "")));
  }

  /** The first lines of the cell's code. */
  private List<String> source(int most) {
    if (!(tape.events().get(tape.begin(cell)) instanceof Event.CellBegan began)) {
      return List.of();
    }
    String text = String.join("\n", began.source().stripTrailing().lines().limit(most).toList());
    Span mark = new Span(palette.mark("  ▎ ", "  | "), Style.PROMPT);
    return text.isEmpty() ? List.of() : new Markdown(palette).cell(text, mark, width);
  }

  /**
   * What fits on the screen.
   *
   * @param rows at most as many as there is room for
   * @param up how many rows further up than usual that is
   */
  record Window(List<String> rows, int up) {}

  /**
   * The end of the output, or the beginning of the code where there is no output yet.
   *
   * @param below what stands below the output
   * @param line the line of the code that must be seen; -1 for none
   * @param up how many rows further up to look
   */
  Window window(int position, List<String> below, int room, int line, int up) {
    List<List<String>> pieces = new ArrayList<>(List.of(below));
    int count = below.size();
    if (position == tape.end(cell)) {
      List<String> summary = summary();
      pieces.addFirst(summary);
      count += summary.size();
    }
    int at = position;
    while (at > tape.begin(cell) && count < room + Math.max(0, up)) {
      List<String> piece = of(tape.events().get(--at));
      pieces.addFirst(piece);
      count += piece.size();
    }
    boolean bare = count == 0;
    if (at == tape.begin(cell)) {
      pieces.addFirst(bare ? source : withGap());
    }
    List<String> rows = pieces.stream().flatMap(List::stream).toList();
    int usual = bare ? 0 : rows.size() - room;
    if (line >= 0) {
      usual = source(line).size() - room / 3;
    }
    int last = Math.max(0, rows.size() - room);
    usual = Math.clamp(usual, 0, last);
    int top = Math.clamp((long) usual - up, 0, last);
    return new Window(rows.subList(top, Math.min(rows.size(), top + room)), usual - top);
  }

  private List<String> summary() {
    List<String> made = summary;
    if (made == null) {
      made = lines.summary(History.of(events(tape.end(cell))).summary());
      summary = made;
    }
    return made;
  }

  private List<String> withGap() {
    List<String> all = new ArrayList<>(source);
    if (!source.isEmpty()) {
      all.add("");
    }
    return all;
  }

  private List<String> of(Event event) {
    return event instanceof Event.CellEnded end
        ? EndWords.lines(end, palette, width)
        : lines.of(event);
  }
}
