package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.render.Timeline;

/** A timeline that is larger than the screen: a window on it that moves and zooms. */
final class TimelineView implements FullScreen {

  private static final int AROUND_LANES = 4;

  private final Timeline timeline;
  private final Palette palette;
  private long from;

  /** 0 as long as all is shown. */
  private long nanosPerColumn;

  private int firstRow;

  TimelineView(Timeline timeline, Palette palette) {
    this.timeline = timeline;
    this.palette = palette;
  }

  private long all(int width) {
    return Math.max(1, Math.ceilDiv(timeline.nanos() + 1, (long) columns(width)));
  }

  /** Some columns on the right are for what stands behind an end. */
  private int columns(int width) {
    return timeline.columns(width) - 5;
  }

  private long scale(int width) {
    return nanosPerColumn == 0 ? all(width) : Math.min(nanosPerColumn, all(width));
  }

  @Override
  public List<String> lines(int width, int height) {
    move(width, height);
    List<String> drawn = timeline.lines(from, scale(width), width);
    List<String> lanes = drawn.subList(1, drawn.size());
    int room = room(height);
    List<String> lines = new ArrayList<>();
    lines.add(drawn.getFirst());
    lines.addAll(lanes.subList(firstRow, Math.min(lanes.size(), firstRow + room)));
    while (lines.size() < room + 1) {
      lines.add("");
    }
    lines.add("");
    lines.add(timeline.legend(width).getFirst());
    lines.add(palette.paint(keys(width)));
    return lines;
  }

  @Override
  public List<String> whole(int width) {
    return timeline.lines(width);
  }

  private static List<Span> keys(int width) {
    List<Bar.Key> keys =
        List.of(
            new Bar.Key("q", "leave"),
            new Bar.Key("+", "in"),
            new Bar.Key("-", "out"),
            new Bar.Key("0", "all"),
            new Bar.Key("arrows", width < 60 ? "" : "move"));
    List<Span> spans = new ArrayList<>();
    for (Bar.Key key : keys) {
      spans.add(Span.of("  "));
      spans.add(new Span(key.key(), Style.KEY));
      spans.add(new Span(" " + key.word(), Style.FAINT));
    }
    return spans;
  }

  private static int room(int height) {
    return Math.max(1, height - AROUND_LANES);
  }

  @Override
  public void press(Key key, int width, int height) {
    int columns = columns(width);
    long scale = scale(width);
    switch (key) {
      case LEFT -> from -= scale * columns / 4;
      case RIGHT -> from += scale * columns / 4;
      case UP -> firstRow -= 2;
      case DOWN -> firstRow += 2;
      case IN -> zoom(Math.max(1, scale / 2), scale, columns);
      case OUT -> zoom(Math.min(all(width), scale * 2), scale, columns);
      case ALL -> nanosPerColumn = 0;
      case LEAVE -> {}
    }
    move(width, height);
  }

  /** What is in the middle stays there. */
  private void zoom(long to, long was, int columns) {
    from += (was - to) * (columns / 2);
    nanosPerColumn = to;
  }

  /** Keeps the window on what there is. */
  private void move(int width, int height) {
    long shown = scale(width) * columns(width);
    from = Math.clamp(from, 0, Math.max(0, timeline.nanos() + 1 - shown));
    firstRow = Math.clamp(firstRow, 0, Math.max(0, timeline.rows() - room(height)));
  }
}
