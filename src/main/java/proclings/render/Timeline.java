package proclings.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import proclings.event.Event;
import proclings.history.History;
import proclings.history.Hold;
import proclings.history.Lane;
import proclings.history.Message;
import proclings.history.Wait;

/**
 * A run as swim-lanes: time from left to right, a lane a process, with its start and its end, its
 * waits, the locks that it held, and messages as arrows from lane to lane.
 *
 * <pre>
 *                   0               5 ms            10 ms
 * 48212 MainProcess ───┬──┬──────────────────────────────────────
 *                      │  │
 *         48213 ada    └──┼─────━Lock-1━━━┬━━━━━━━━━───┤ 0
 *                         │               └─────┐
 *         48214 ben       └──┄get Queue-1┄┄┄┄┄┄┄▼────────────┤ −15
 * </pre>
 */
public final class Timeline {

  private static final int WIDEST_NAME = 24;
  private static final int LEAST_COLUMNS = 20;

  /** Columns for what stands behind the end of the last process. */
  private static final int EXIT_CODE = 5;

  private final History run;
  private final Palette palette;
  private final ProcessInks inks;
  private final List<Lane> lanes;
  private final List<Message> messages;
  private final long began;
  private final long length;

  /** The timeline of a run, which has at least one event. */
  public Timeline(History run, Palette palette, ProcessInks inks) {
    this.run = run;
    this.palette = palette;
    this.inks = inks;
    this.lanes = run.lanes();
    this.messages = run.messages().stream().filter(Message::betweenProcesses).toList();
    this.began = run.events().getFirst().nanos();
    this.length = run.events().getLast().nanos() - began;
  }

  /** How long the run took, in nanoseconds. */
  public long nanos() {
    return length;
  }

  /** How many rows of lanes there are, the spaces between them counted. */
  public int rows() {
    return lanes.size() * 2 - 1;
  }

  /** How many columns time has on a screen of that width. */
  public int columns(int width) {
    return Math.max(LEAST_COLUMNS, width - names(width) - 1);
  }

  /** Whether more happened than can be told apart in so many columns. */
  public boolean isCrowded(int width) {
    return run.events().size() > 3 * columns(width);
  }

  /** All of it, squeezed into the width, with what the marks mean below. */
  public List<String> lines(int width) {
    TimeScale scale = TimeScale.fitting(length, columns(width) - EXIT_CODE);
    List<String> lines = new ArrayList<>(lines(scale.wider(EXIT_CODE), width));
    lines.add("");
    lines.addAll(legend(width));
    return lines;
  }

  /**
   * A part of it: the row of times, then all rows of lanes.
   *
   * @param from nanoseconds since the run began
   */
  public List<String> lines(long from, long nanosPerColumn, int width) {
    return lines(new TimeScale(from, nanosPerColumn, columns(width)), width);
  }

  private List<String> lines(TimeScale scale, int width) {
    Canvas canvas = new Canvas(palette, rows() + 1, scale.columns());
    axis(canvas, scale);
    lanes.forEach(lane -> lane(canvas, scale, lane));
    starts(canvas, scale);
    messages(canvas, scale);
    int names = names(width);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row <= rows(); row++) {
      List<Span> spans = new ArrayList<>();
      spans.add(row % 2 == 1 ? name(lanes.get(row / 2), names) : Span.of(" ".repeat(names)));
      spans.add(Span.of(" "));
      spans.addAll(canvas.row(row));
      lines.add(palette.paint(trimmed(spans)));
    }
    return lines;
  }

  /** Without spaces at the end. */
  private static List<Span> trimmed(List<Span> spans) {
    List<Span> kept = new ArrayList<>(spans);
    while (!kept.isEmpty() && kept.getLast().text().isBlank()) {
      kept.removeLast();
    }
    if (!kept.isEmpty()) {
      Span last = kept.removeLast();
      kept.add(new Span(last.text().stripTrailing(), last.style()));
    }
    return kept;
  }

  /** The row of a lane; one of the spaces is between it and the next. */
  private static int row(Lane lane) {
    return lane.number() * 2 + 1;
  }

  private int names(int width) {
    int widest = lanes.stream().mapToInt(lane -> Columns.of(label(lane))).max().orElse(0);
    return Math.min(widest, Math.clamp(width / 3, 8, WIDEST_NAME));
  }

  private static String label(Lane lane) {
    return lane.pid() + " " + Visible.of(lane.name());
  }

  private Span name(Lane lane, int room) {
    String label = label(lane);
    if (Columns.of(label) > room && room < WIDEST_NAME) {
      label = Visible.of(lane.name());
    }
    return new Span(Columns.right(Columns.clip(label, room), room), inks.of(lane.actor()));
  }

  private void axis(Canvas canvas, TimeScale scale) {
    long step = scale.tick();
    long first = Math.ceilDiv(scale.from(), step) * step;
    for (long time = first; scale.column(time) < scale.columns(); time += step) {
      String words = TimeScale.words(time, step);
      if (scale.column(time) + words.length() <= scale.columns()) {
        canvas.text(0, scale.column(time), words, Style.FAINT);
      }
    }
  }

  private int column(TimeScale scale, Event event) {
    return scale.column(event.nanos() - began);
  }

  private void lane(Canvas canvas, TimeScale scale, Lane lane) {
    Style style = inks.of(lane.actor());
    int row = row(lane);
    int end = scale.column(length);
    int from = lane.started().map(start -> column(scale, start)).orElse(scale.column(0));
    int to = lane.exited().map(exit -> column(scale, exit)).orElse(end + 1);
    canvas.fill(row, from, to, palette.mark("─", "-"), style);
    for (Hold hold : lane.holds()) {
      int until = hold.released().map(released -> column(scale, released)).orElse(to);
      int begin = column(scale, hold.acquired());
      canvas.fill(row, begin, Math.max(begin + 1, until), palette.mark("━", "="), style);
      label(canvas, row, begin, until, hold.object(), style);
    }
    HoldCount held = new HoldCount(lane);
    for (Wait wait : lane.waits()) {
      int begin = column(scale, wait.began());
      int until = wait.ended().map(ended -> column(scale, ended)).orElse(to);
      boolean holds = held.at(wait.began().seq()) > 0;
      String mark = holds ? palette.mark("┅", ":") : palette.mark("┄", ".");
      canvas.fill(row, begin, Math.max(begin + 1, until), mark, style);
      label(canvas, row, begin, until, WaitWords.brief(wait.began()), style);
    }
    if (lane.exited().isPresent()) {
      int code = lane.exited().get().exitCode();
      canvas.put(row, to, palette.mark("┤", "]"), style);
      String text = code < 0 ? palette.mark("−", "-") + -code : Integer.toString(code);
      canvas.text(row, to + 2, text, code == 0 ? Style.FAINT : Style.ERROR);
    }
  }

  /** A text in the line that it is about, if it has room between its ends. */
  private static void label(Canvas canvas, int row, int from, int to, String text, Style style) {
    String shown = Visible.of(text);
    int begin = Math.max(0, from) + 1;
    if (begin + Columns.of(shown) < to && Columns.of(shown) == shown.length()) {
      canvas.text(row, begin, shown, style);
    }
  }

  private void starts(Canvas canvas, TimeScale scale) {
    for (Lane lane : lanes) {
      lane.started()
          .ifPresent(start -> {
            int at = column(scale, start);
            Style style = inks.of(lane.actor());
            canvas.vertical(at, row(run.laneOf(start)), row(lane));
            canvas.put(row(run.laneOf(start)), at, palette.mark("┬", "+"), Style.FAINT);
            canvas.put(row(lane), at, palette.mark("└", "+"), style);
            crossings(canvas, at, row(run.laneOf(start)), row(lane));
          });
    }
  }

  private void messages(Canvas canvas, TimeScale scale) {
    record Arrow(int from, int left, int to, int arrived) {}
    Set<Arrow> drawn = new HashSet<>();
    for (Message message : messages) {
      Event received = message.received().orElseThrow();
      int left = column(scale, message.sent());
      int arrived = column(scale, received);
      int from = row(run.laneOf(message.sent()));
      int to = row(run.laneOf(received));
      if (arrived < 0
          || left >= scale.columns()
          || !drawn.add(new Arrow(from, left, to, arrived))) {
        continue;
      }
      boolean down = to > from;
      int turn = down ? to - 1 : to + 1;
      canvas.vertical(left, from, turn);
      canvas.horizontal(turn, left, arrived);
      canvas.vertical(arrived, turn, to);
      crossings(canvas, left, from, turn);
      canvas.put(from, left, down ? palette.mark("┬", "o") : palette.mark("┴", "o"), Style.HINT);
      canvas.put(to, arrived, down ? palette.mark("▼", "v") : palette.mark("▲", "^"), Style.HINT);
    }
  }

  /** Lanes that an arrow crosses; where one has nothing, the arrow's own line is drawn. */
  private void crossings(Canvas canvas, int column, int from, int to) {
    for (int row = Math.min(from, to) + 1; row < Math.max(from, to); row++) {
      if (row % 2 == 1 && !canvas.isEmpty(row, column)) {
        canvas.put(row, column, palette.mark("┼", "+"), Style.FAINT);
      }
    }
  }

  /** What the marks mean. */
  public List<String> legend(int width) {
    List<String> parts = new ArrayList<>();
    parts.add(palette.mark("─", "-") + " runs");
    if (lanes.stream().anyMatch(lane -> !lane.waits().isEmpty())) {
      parts.add(palette.mark("┄", ".") + " waits");
    }
    if (lanes.stream().anyMatch(lane -> !lane.holds().isEmpty())) {
      parts.add(palette.mark("━", "=") + " holds a lock");
    }
    if (!messages.isEmpty()) {
      parts.add(palette.mark("▼ ▲", "v ^") + " takes a message");
    }
    parts.add(palette.mark("┤", "]") + " exit code");
    Span text = new Span(String.join("   ", parts), Style.FAINT);
    return new Markdown(palette).hanging(Span.of("  "), List.of(text), width);
  }
}
