package proclings.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.lesson.Heading;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.tutor.Beat;
import proclings.tutor.Tour;

/**
 * The two lines below everything: where the learner is and what Enter does, and the keys.
 *
 * @param place {@code 2 PIDs}; empty outside a lesson
 * @param progress {@code 3/9}; empty outside a lesson
 * @param enter {@code Enter runs it}
 * @param keys those that do something here
 */
record Bar(String place, String progress, String enter, List<Key> keys) {

  /** A key with the shortest word that says what it does. */
  record Key(String key, String word) {}

  static final List<Key> MENU =
      List.of(
          new Key("n", "next"),
          new Key("l", "lessons"),
          new Key("q", "quit"),
          new Key("?", "keys"));

  static final List<Key> RUNNING =
      List.of(new Key("Ctrl-C", "stops it"), new Key(":freeze :ps :inspect …", "look into it"));

  /** While something runs that takes no commands meanwhile. */
  static final List<Key> WATCHED = List.of(new Key("Ctrl-C", "stops it"));

  static final List<Key> EDITING =
      List.of(
          new Key("Ctrl-C", "back to the keys"),
          new Key("Alt-Enter", "new line"),
          new Key("Tab", "complete"));

  /** The keys that do something at this step of a lesson. */
  static List<Key> lesson(Tour tour) {
    return lesson(tour.beat() instanceof Beat.Task, tour.cellInView().isPresent());
  }

  static List<Key> lesson(boolean exercise, boolean cell) {
    List<Key> keys = new ArrayList<>();
    keys.add(new Key("n", "next"));
    keys.add(new Key("b", "back"));
    keys.add(new Key("r", "run"));
    if (exercise) {
      keys.add(new Key("h", "hint"));
      keys.add(new Key("s", "solution"));
    } else if (cell) {
      keys.add(new Key("e", "edit"));
    }
    keys.add(new Key("x", "reset"));
    keys.add(new Key("l", "lessons"));
    keys.add(new Key("q", "quit"));
    keys.add(new Key("?", "keys"));
    return List.copyOf(keys);
  }

  /** The bar where the learner is; outside a lesson, where there is no tour, it names no place. */
  static Bar at(@Nullable Tour tour, String enter, List<Key> keys) {
    return tour == null
        ? new Bar("", "", enter, keys)
        : new Bar(
            (tour.isReview() ? "Review of " : "")
                + tour.lesson().number()
                + " "
                + tour.lesson().title(),
            tour.place() + "/" + tour.size(),
            enter,
            keys);
  }

  /** The bar while an answer is edited. */
  static Bar editing(Tour tour) {
    return at(tour, "Enter at the end runs it", EDITING);
  }

  /** What Enter does in a lesson. */
  static String enter(Tour tour, Optional<Heading> next) {
    return switch (tour.enter()) {
      case NEXT -> "Enter goes on";
      case RUN -> "Enter runs it";
      case EDIT -> "Enter edits";
      case SKIP ->
          tour.awaitsOrder()
              ? "numbers put them in order, Enter skips"
              : "a number answers, Enter skips";
      case ORDER -> "numbers put them in order, n skips";
      case LEAVE ->
          tour.isReview()
              ? "Enter goes on"
              : "Enter opens " + next.map(h -> Integer.toString(h.number())).orElse("the menu");
    };
  }

  /** The lines, none wider than {@code width}. */
  List<List<Span>> lines(int width, Palette palette) {
    return List.of(rule(width, palette), keyLine(width));
  }

  /** A rule that carries the place at its left and what Enter does at its right. */
  private List<Span> rule(int width, Palette palette) {
    // The heavy line: of the light one JLine makes letters of another character set.
    String line = palette.mark("━", "-");
    List<Span> spans = new ArrayList<>();
    int room = width - 6 - Columns.of(enter);
    String where = progress.isEmpty() ? place : place + "  " + progress;
    if (Columns.of(where) > room) {
      where = progress.isEmpty() || Columns.of(progress) > room ? "" : progress;
    }
    spans.add(new Span(line, Style.FAINT));
    if (!where.isEmpty()) {
      spans.add(Span.of(" "));
      spans.add(new Span(where, Style.STRONG));
      spans.add(Span.of(" "));
    }
    String what = enter.isEmpty() ? "" : " " + enter + " ";
    int used = Columns.of(Span.text(spans)) + Columns.of(what) + 1;
    spans.add(new Span(line.repeat(Math.max(0, width - used)), Style.FAINT));
    spans.add(new Span(what, Style.HINT));
    spans.add(new Span(line, Style.FAINT));
    return spans;
  }

  /**
   * Keys with their words; where these don't fit, the letters alone, as {@code ?} explains them.
   */
  private List<Span> keyLine(int width) {
    int full = keys.stream().mapToInt(k -> Columns.of(k.key + k.word) + 3).sum();
    boolean words = full - 1 <= width;
    List<Span> spans = new ArrayList<>();
    int used = 0;
    for (Key key : keys) {
      boolean word = words || key.key.equals("?") || key.key.length() > 1;
      String gap = words ? (spans.isEmpty() ? " " : "  ") : " ";
      int needed = gap.length() + Columns.of(key.key) + (word ? 1 + Columns.of(key.word) : 0);
      if (used + needed > width) {
        break;
      }
      used += needed;
      spans.add(Span.of(gap));
      spans.add(new Span(key.key, Style.KEY));
      if (word) {
        spans.add(new Span(" " + key.word, Style.FAINT));
      }
    }
    return spans;
  }

  /** The same in one line, for a terminal that has no place for a bar. */
  String inline(Palette palette) {
    StringBuilder text = new StringBuilder("[");
    if (!enter.isEmpty()) {
      text.append(enter).append(palette.mark(" · ", "; "));
    }
    for (Key key : keys) {
      text.append(key.key).append(' ');
      if (key.key.length() > 1) {
        text.append(key.word).append(' ');
      }
    }
    return text.toString().stripTrailing() + "]";
  }
}
