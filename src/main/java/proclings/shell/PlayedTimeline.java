package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import proclings.event.Event;
import proclings.history.History;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.render.Timeline;

/** The timeline of a cell up to a position, which grows into the room that all of it will need. */
final class PlayedTimeline {

  /** Columns for what stands behind the end of the last process. */
  private static final int BEHIND = 5;

  private final PlayedCell cell;
  private final int width;
  private final Palette palette;
  private final ProcessInks inks;
  private final long nanosPerColumn;
  private int drawn = -1;
  private List<String> lines = List.of();

  PlayedTimeline(PlayedCell cell, int end, int width, Palette palette, ProcessInks inks) {
    this.cell = cell;
    this.width = width;
    this.palette = palette;
    this.inks = inks;
    Timeline whole = new Timeline(History.of(cell.events(end)), palette, inks);
    int columns = Math.max(1, whole.columns(width) - BEHIND);
    nanosPerColumn = Math.max(1, Math.ceilDiv(whole.nanos() + 1, (long) columns));
  }

  /** The rows that fit, from the first lane on if it is 0, with what the marks mean below. */
  PlayedCell.Window window(int position, int room, int down) {
    if (position != drawn) {
      List<Event> events = cell.events(position);
      Timeline timeline = new Timeline(History.of(events), palette, inks);
      lines = new ArrayList<>(timeline.lines(0, nanosPerColumn, width));
      lines.add("");
      lines.addAll(timeline.legend(width));
      drawn = position;
    }
    int last = Math.max(0, lines.size() - room);
    int top = Math.clamp(down, 0, last);
    List<String> rows = new ArrayList<>(lines.subList(top, Math.min(lines.size(), top + room)));
    // The times stay where they are.
    rows.set(0, lines.getFirst());
    return new PlayedCell.Window(rows, -top);
  }
}
