package proclings.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.history.Deadlock;
import proclings.history.LiveRun;
import proclings.render.Columns;
import proclings.render.DeadlockLines;
import proclings.render.Markdown;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.render.Span;
import proclings.render.Style;
import proclings.render.Visible;
import proclings.transcript.Playback;
import proclings.transcript.Tape;
import proclings.transcript.TapeSearch;

/** A playback as a screen, and what keys do in it. */
final class PlaybackView implements KeyedView {

  /** So often it is drawn while it plays, if anything is otherwise. */
  private static final long PERIOD_MS = 80;

  private static final int SCROLLED_ROWS = 2;

  private enum Body {
    OUTPUT,
    TIMELINE,
    KEYS
  }

  private final Playback playback;
  private final Tape tape;
  private final Palette palette;
  private final ProcessInks inks = new ProcessInks();
  private final PlayedPanel panel;
  private final PlaybackBar bar;
  private final PlaybackSearch search;
  private final DeadlockLines deadlocks;

  private Body body = Body.OUTPUT;
  private int up;
  private String note = "";

  /** The text that is being typed; null while keys are keys. */
  private @Nullable String typed;

  private @Nullable PlayedCell cell;
  private @Nullable PlayedTimeline timeline;

  /** A view of a tape with at least one event. */
  PlaybackView(Playback playback, String title, Palette palette) {
    this.playback = playback;
    this.tape = playback.tape();
    this.palette = palette;
    // Colours are given in the order of the run, not in that in which somebody jumps about in it.
    for (Event event : tape.events()) {
      inks.of(event instanceof Event.Started start ? start.child() : event.by());
    }
    this.panel = new PlayedPanel(tape, palette, inks);
    this.bar = new PlaybackBar(title, palette, inks);
    this.search = new PlaybackSearch(playback);
    this.deadlocks = new DeadlockLines(palette.forDrawing(), inks);
  }

  @Override
  public void advance() {
    playback.advance();
  }

  @Override
  public long patienceMillis() {
    return playback
        .quiet()
        .map(Duration::toMillis)
        .map(millis -> Math.clamp(millis + 1, 10, PERIOD_MS))
        .orElse(Long.MAX_VALUE);
  }

  @Override
  public boolean press(Stroke stroke) {
    note = "";
    if (typed != null) {
      type(stroke, typed);
      return false;
    }
    switch (stroke.kind()) {
      case LEFT -> moved(playback::stepBack);
      case RIGHT -> moved(playback::step);
      case UP -> up += SCROLLED_ROWS;
      case DOWN -> up -= SCROLLED_ROWS;
      case ESCAPE -> {
        body = body == Body.KEYS ? Body.OUTPUT : body;
        search.forget();
      }
      case TEXT -> {
        return key(stroke.text());
      }
      default -> {}
    }
    return false;
  }

  private boolean key(String key) {
    switch (key) {
      case "q", "Q" -> {
        return true;
      }
      case " " -> playback.toggle();
      case "." -> moved(playback::event);
      case "[" -> moved(playback::cellBack);
      case "]" -> moved(playback::cell);
      case "+", "=" -> playback.faster();
      case "-", "_" -> playback.slower();
      case "t" -> show(Body.TIMELINE);
      case "?" -> show(Body.KEYS);
      case "/" -> typed = "";
      case "n" -> moved(() -> note = search.next());
      case "N" -> moved(() -> note = search.previous());
      default -> {
        if (key.matches("[0-9]")) {
          moved(() -> playback.tenth(Integer.parseInt(key)));
        }
      }
    }
    return false;
  }

  private void moved(Runnable move) {
    up = 0;
    body = body == Body.KEYS ? Body.OUTPUT : body;
    move.run();
  }

  private void show(Body other) {
    body = body == other ? Body.OUTPUT : other;
    up = 0;
  }

  private void type(Stroke stroke, String text) {
    switch (stroke.kind()) {
      case TEXT -> typed = text + stroke.text();
      case BACKSPACE -> typed = text.isEmpty() ? null : shortened(text);
      case ESCAPE -> typed = null;
      case ENTER -> {
        typed = null;
        body = Body.OUTPUT;
        moved(() -> note = text.isEmpty() ? search.next() : search.first(text));
      }
      default -> {}
    }
  }

  private static String shortened(String text) {
    return text.substring(0, text.offsetByCodePoints(text.length(), -1));
  }

  /** Exactly {@code height} rows. */
  @Override
  public List<String> lines(int width, int height) {
    LiveRun.Moment moment = playback.moment();
    List<String> processes = panel.lines(moment, tape.cell(playback.position()), width, height);
    int room = Math.max(1, height - processes.size() - 3);
    List<String> lines = new ArrayList<>(body(moment, width, room));
    while (lines.size() < room) {
      lines.add("");
    }
    lines.add(bar.rule(playback, width));
    lines.addAll(processes);
    lines.add(bar.event(playback, width));
    lines.add(lowest(width));
    return lines.subList(Math.max(0, lines.size() - height), lines.size()).stream()
        .map(line -> Rows.cut(line, width))
        .toList();
  }

  private String lowest(int width) {
    if (typed != null) {
      String shown = Visible.of(typed);
      int over = Math.max(0, shown.length() - (width - 4));
      return palette.paint(
          List.of(
              new Span(" /", Style.KEY),
              Span.of(shown.substring(over)),
              new Span(palette.mark("▏", "_"), Style.PROMPT)));
    }
    return note.isEmpty()
        ? bar.keys(playback, width)
        : palette.paint(Columns.clip(" " + Visible.of(note), width), Style.HINT);
  }

  private List<String> body(LiveRun.Moment moment, int width, int room) {
    if (body == Body.KEYS) {
      List<String> keys = keys(width);
      return keys.subList(0, Math.min(room, keys.size()));
    }
    int position = playback.position();
    PlayedCell shown = cell(tape.cell(position), width);
    PlayedCell.Window window;
    if (body == Body.TIMELINE) {
      window = timeline(shown, width).window(position, room, -up);
    } else {
      int line = search.found().map(TapeSearch.Place::line).orElse(-1);
      boolean inSource = tape.events().get(position - 1) instanceof Event.CellBegan;
      List<String> below = deadlock(moment, width);
      window = shown.window(position, below, room, inSource ? line : -1, up);
    }
    up = window.up();
    return highlighted(window.rows());
  }

  private PlayedCell cell(int number, int width) {
    PlayedCell shown = cell;
    if (shown == null || !shown.is(number, width)) {
      shown = new PlayedCell(tape, number, width, palette, inks);
      cell = shown;
      timeline = null;
    }
    return shown;
  }

  private PlayedTimeline timeline(PlayedCell of, int width) {
    PlayedTimeline shown = timeline;
    if (shown == null) {
      int end = tape.end(tape.cell(playback.position()));
      shown = new PlayedTimeline(of, end, width, palette, inks);
      timeline = shown;
    }
    return shown;
  }

  /** The deadlock that there is, if it stood until the next event. */
  private List<String> deadlock(LiveRun.Moment moment, int width) {
    int position = playback.position();
    Optional<Deadlock> deadlock =
        Deadlock.at(moment)
            .filter(found ->
                position < tape.size() && found.stands(tape.events().get(position).nanos()));
    List<String> lines = new ArrayList<>();
    deadlock.ifPresent(found -> {
      lines.add("");
      lines.addAll(deadlocks.lines(found, width));
    });
    return lines;
  }

  private List<String> highlighted(List<String> rows) {
    if (search.text().isEmpty() || palette.depth() == Palette.Depth.NONE) {
      return rows;
    }
    int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    Pattern sought = Pattern.compile(Pattern.quote(Visible.of(search.text())), flags);
    AttributedStyle inverse = AttributedStyle.DEFAULT.inverse();
    return rows.stream()
        .map(row ->
            sought.matcher(row).find()
                ? AttributedString.fromAnsi(row).styleMatches(sought, inverse).toAnsi()
                : row)
        .toList();
  }

  private List<String> keys(int width) {
    String[][] keys = {
      {"space", "pause and go on; at the end, from the beginning"},
      {".", "the next event, waits too"},
      {
        palette.mark("← →", "< >"),
        "a step back, a step on: a line, a start, an exit, a message, a lock"
      },
      {"[ ]", "to where this cell begins, or the one before; the next cell"},
      {"0 … 9", "to a tenth of the time"},
      {"+ -", "faster, slower"},
      {"/", "find a text in output and code; n the next, N the one before"},
      {"t", "the timeline up to here, and back"},
      {palette.mark("↑ ↓", "^ v"), "scroll"},
      {"q", "quit"},
    };
    List<String> lines = new ArrayList<>(List.of(""));
    Markdown markdown = new Markdown(palette);
    for (String[] key : keys) {
      Span mark = new Span("  " + Columns.left(key[0], 7), Style.KEY);
      lines.addAll(markdown.hanging(mark, List.of(Span.of(key[1])), width));
    }
    return lines;
  }
}
