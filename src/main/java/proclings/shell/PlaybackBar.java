package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import proclings.event.Event;
import proclings.history.Wording;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.ProcessInks;
import proclings.render.Span;
import proclings.render.Style;
import proclings.render.Visible;
import proclings.transcript.Playback;
import proclings.transcript.Tape;

/**
 * What stands below a playback: how far it is, what happened last, the keys.
 *
 * <pre>
 * ━ queue  cell 3/8 ━━━━━━┿━━━━━━┿━━━━━━┿━──────┼──────┼─── 1.42/6.80 s  paused 1× ━
 * </pre>
 */
final class PlaybackBar {

  private static final int ROOMY = 60;
  private static final int WIDEST_TITLE = 24;

  /** With fewer columns a tenth's mark would stand beside the next one. */
  private static final int LEAST_FOR_TENTHS = 30;

  private final String title;
  private final Palette palette;
  private final ProcessInks inks;

  PlaybackBar(String title, Palette palette, ProcessInks inks) {
    this.title = Columns.clip(Visible.of(title), WIDEST_TITLE);
    this.palette = palette;
    this.inks = inks;
  }

  /** How far it is. */
  String rule(Playback playback, int width) {
    Tape tape = playback.tape();
    String cell = (tape.cell(playback.position()) + 1) + "/" + tape.cells();
    String where = width < ROOMY ? " " + cell + " " : " " + title + "  cell " + cell + " ";
    String when = " " + time(playback) + "  ";
    String how = state(playback) + " " + speed(playback.speed()) + palette.mark("×", "x") + " ";
    String line = palette.mark("━", "=");
    int room = width - 2 - Columns.of(where) - Columns.of(when) - Columns.of(how);
    List<Span> spans = new ArrayList<>();
    spans.add(new Span(line, Style.FAINT));
    spans.add(new Span(where, Style.STRONG));
    spans.addAll(progress(playback, Math.max(0, room)));
    spans.add(Span.of(when));
    spans.add(new Span(how, Style.HINT));
    spans.add(new Span(line, Style.FAINT));
    return palette.paint(spans);
  }

  private List<Span> progress(Playback playback, int room) {
    long all = playback.tape().nanos();
    int done =
        playback.isOver() ? room : (int) (room * ((double) playback.nanos() / Math.max(1, all)));
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < room; i++) {
      boolean tenth = room >= LEAST_FOR_TENTHS && i > 0 && i * 10 / room != (i - 1) * 10 / room;
      line.append(
          i < done
              ? tenth ? palette.mark("┿", "#") : palette.mark("━", "=")
              : tenth ? palette.mark("┼", "+") : palette.mark("─", "-"));
    }
    return List.of(
        new Span(line.substring(0, done), Style.TITLE),
        new Span(line.substring(done), Style.FAINT));
  }

  private static String time(Playback playback) {
    double all = playback.tape().nanos() / 1e9;
    double now = playback.nanos() / 1e9;
    if (all < 1) {
      String format = all < 0.01 ? "%.2f/%.2f ms" : "%.0f/%.0f ms";
      return String.format(Locale.ROOT, format, now * 1000, all * 1000);
    }
    return String.format(Locale.ROOT, all < 60 ? "%.2f/%.2f s" : "%.1f/%.1f s", now, all);
  }

  private String state(Playback playback) {
    if (playback.isOver()) {
      return "end";
    }
    return playback.isPaused() ? "paused" : palette.mark("▶", ">");
  }

  /** Such as {@code 2}, {@code 1.5}, {@code 1/4}. */
  static String speed(double speed) {
    double inverse = Math.rint(1 / speed);
    if (speed < 1 && Math.abs(inverse * speed - 1) < 1e-9) {
      return "1/" + (long) inverse;
    }
    String text = String.format(Locale.ROOT, speed < 0.1 ? "%.4f" : "%.2f", speed);
    return text.replaceFirst("\\.?0+$", "");
  }

  /** What happened last, in words. */
  String event(Playback playback, int width) {
    Tape tape = playback.tape();
    Event event = tape.events().get(playback.position() - 1);
    String number = "  " + playback.position() + "/" + tape.size() + "  ";
    String name = Visible.of(event.by().name());
    String who = Columns.clip(name, Math.max(11, width / 4)) + " ";
    int room = width - Columns.of(number) - Columns.of(who);
    String what = Columns.clip(Visible.of(Wording.of(event)), Math.max(1, room));
    return palette.paint(
        List.of(new Span(number, Style.FAINT), new Span(who, inks.of(event.by())), Span.of(what)));
  }

  /** The keys, with as many words as there is room for. */
  String keys(Playback playback, int width) {
    String space = playback.isOver() ? "again" : playback.isPaused() ? "go on" : "pause";
    String arrows = palette.mark("←→", "<>");
    for (int less = 0; less < 3; less++) {
      List<Bar.Key> keys = new ArrayList<>();
      boolean words = less < 2;
      keys.add(new Bar.Key("space", words ? space : ""));
      keys.add(new Bar.Key(".", words ? "event" : ""));
      keys.add(new Bar.Key(arrows, words ? "step" : ""));
      keys.add(new Bar.Key("[]", words ? "cell" : ""));
      if (less == 0) {
        keys.add(new Bar.Key("0-9", "tenth"));
        keys.add(new Bar.Key("+-", "speed"));
      }
      keys.add(new Bar.Key("/", words ? "find" : ""));
      keys.add(new Bar.Key("t", words ? "timeline" : ""));
      keys.add(new Bar.Key("q", "quit"));
      keys.add(new Bar.Key("?", "keys"));
      List<Span> spans = spans(keys);
      if (Columns.of(Span.text(spans)) <= width || less == 2) {
        return palette.paint(spans);
      }
    }
    return "";
  }

  private static List<Span> spans(List<Bar.Key> keys) {
    List<Span> spans = new ArrayList<>();
    for (Bar.Key key : keys) {
      spans.add(Span.of(spans.isEmpty() ? " " : key.word().isEmpty() ? " " : "  "));
      spans.add(new Span(key.key(), Style.KEY));
      spans.add(new Span(key.word().isEmpty() ? "" : " " + key.word(), Style.FAINT));
    }
    return spans;
  }
}
