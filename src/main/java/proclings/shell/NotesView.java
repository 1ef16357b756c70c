package proclings.shell;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import proclings.render.Columns;
import proclings.render.Markdown;
import proclings.render.Palette;
import proclings.render.Span;
import proclings.render.Style;
import proclings.render.Visible;
import proclings.tutor.Deck;
import proclings.tutor.Slide;

/**
 * What the speaker has before them while a lesson is presented at another terminal: the notes of
 * what is on the screen there, what comes next, and the time. Follows the presentation by itself,
 * and waits for one while there is none.
 */
final class NotesView implements KeyedView {

  /** Somebody who speaks doesn't notice less. */
  private static final long LOOK_MS = 200;

  private static final int WIDEST_NOTES = 78;
  private static final int ROWS_FOR_ALL = 12;
  private static final int ROWS_FOR_TITLES = 7;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final Deck deck;
  private final PresentationFile file;
  private final Palette palette;
  private final Markdown markdown;
  private final Clock clock;

  private Optional<PresentationState> now = Optional.empty();

  /** How long the presentation took that was over last; null before one was. */
  private @Nullable Duration took;

  /** How many rows of the notes are above what can be seen. */
  private int scrolled;

  /** How many rows of the notes can be seen at once. */
  private int page = 1;

  NotesView(Deck deck, PresentationFile file, Palette palette, Clock clock) {
    this.deck = deck;
    this.file = file;
    this.palette = palette;
    this.markdown = new Markdown(palette);
    this.clock = clock;
  }

  @Override
  public void advance() {
    // Each time as a whole: it is small, and one who was killed leaves it as it was.
    Optional<PresentationState> before = now;
    now = file.read();
    if (!now.map(PresentationState::place).equals(before.map(PresentationState::place))) {
      scrolled = 0;
    }
    if (now.isEmpty() && before.isPresent()) {
      took = gone(before.get());
    }
  }

  @Override
  public long patienceMillis() {
    return LOOK_MS;
  }

  @Override
  public boolean press(Stroke stroke) {
    switch (stroke.kind()) {
      case UP -> scrolled--;
      case DOWN -> scrolled++;
      case PAGE_UP -> scrolled -= page;
      case PAGE_DOWN -> scrolled += page;
      case HOME -> scrolled = 0;
      case END_KEY -> scrolled = Integer.MAX_VALUE / 2;
      case TEXT -> {
        return stroke.text().equalsIgnoreCase("q");
      }
      default -> {}
    }
    return false;
  }

  @Override
  public List<String> lines(int columns, int rows) {
    List<String> above =
        now.map(state -> above(state, columns, rows)).orElseGet(() -> above(columns));
    List<String> below =
        now.map(state -> below(state, columns, rows)).orElseGet(() -> below(columns));
    int room = Math.max(0, rows - above.size() - below.size());
    List<String> body =
        now.map(state -> window(notes(state, columns), room))
            .orElseGet(() -> nobody(columns, room));
    List<String> lines = new ArrayList<>(above);
    lines.addAll(body);
    for (int row = body.size(); row < room; row++) {
      lines.add("");
    }
    lines.addAll(below);
    return lines.subList(0, Math.min(rows, lines.size()));
  }

  /** Where the presentation is, and what is on its screen. */
  private List<String> above(PresentationState state, int columns, int rows) {
    Span phase =
        state.blanked()
            ? new Span("blank", Style.BAD)
            : new Span(Columns.clip(Visible.of(state.phase()), columns / 2), Style.HINT);
    List<String> lines = new ArrayList<>();
    Span place = new Span(state.place() + "/" + state.size(), Style.STRONG);
    lines.add(rule(List.of(place, lesson()), phase, columns));
    if (rows >= ROWS_FOR_TITLES) {
      Slide slide = deck.slide(state.place());
      String section = Visible.of(slide.section());
      boolean first = slide.title().equals(slide.section());
      boolean wide = Columns.of(section) + 4 < columns / 2 && !section.isEmpty();
      Span mark = new Span(" " + section + palette.mark(" › ", " > "), Style.FAINT);
      lines.add(line(wide && !first ? mark : Span.of(" "), slide.title(), Style.STRONG, columns));
    }
    if (rows >= ROWS_FOR_ALL) {
      lines.add("");
    }
    return lines;
  }

  /** What comes next, and the time. */
  private List<String> below(PresentationState state, int columns, int rows) {
    List<String> lines = new ArrayList<>();
    if (rows >= ROWS_FOR_ALL) {
      lines.add("");
    }
    if (rows >= ROWS_FOR_TITLES) {
      boolean last = state.place() >= deck.slides().size();
      String next = last ? "nothing more" : deck.slide(state.place() + 1).title();
      lines.add(line(new Span(" next  ", Style.FAINT), next, Style.TEXT, columns));
    }
    Span gone = new Span(clock(gone(state)) + " gone", Style.TEXT);
    List<Span> times = state.minutes() > 0 ? List.of(left(state), gone) : List.of(gone);
    lines.add(rule(times, time(), columns));
    if (rows >= ROWS_FOR_ALL) {
      lines.add(palette.paint(keys()));
    }
    return lines;
  }

  private List<Span> keys() {
    return List.of(
        new Span(" q", Style.KEY),
        new Span(" quit", Style.FAINT),
        new Span("  " + palette.mark("↑↓", "^v"), Style.KEY),
        new Span(" scroll", Style.FAINT));
  }

  private List<String> above(int columns) {
    return List.of(rule(List.of(lesson()), new Span("waiting", Style.HINT), columns));
  }

  private List<String> below(int columns) {
    return List.of(rule(List.of(new Span("q quits", Style.FAINT)), time(), columns));
  }

  private List<String> nobody(int columns, int room) {
    String what =
        took == null
            ? "Nobody presents this lesson at the moment."
            : "The presentation has ended, after " + clock(took) + ".";
    String text =
        what
            + "\n\nWaiting for: `proclings present "
            + deck.lesson().name()
            + "`\n\nIts notes are shown here as soon as it begins.";
    List<String> lines = new ArrayList<>(List.of(""));
    lines.addAll(indented(text, columns));
    if (lines.size() > room) {
      lines.removeIf(String::isEmpty);
    }
    return lines.subList(0, Math.min(room, lines.size()));
  }

  private List<String> notes(PresentationState state, int columns) {
    List<String> lines = new ArrayList<>();
    if (state.size() != deck.slides().size()) {
      String changed = "The lesson has changed since. Start this again for its notes.";
      lines.addAll(markdown.hanging(Span.of("  "), changed, Style.HINT, columns));
      lines.add("");
    }
    List<String> notes = deck.slide(state.place()).notes();
    if (notes.isEmpty()) {
      lines.add(palette.paint("  No notes here.", Style.FAINT));
    }
    lines.addAll(indented(String.join("\n\n", notes), columns));
    return lines;
  }

  private List<String> indented(String text, int columns) {
    return markdown.lines(text, Math.min(WIDEST_NOTES, columns - 3)).stream()
        .map(line -> line.isEmpty() ? line : "  " + line)
        .toList();
  }

  /** What can be seen of the notes; the last row says how many more there are. */
  private List<String> window(List<String> lines, int room) {
    page = Math.max(1, room - 1);
    scrolled = Math.clamp(scrolled, 0, Math.max(0, lines.size() - room));
    int rest = lines.size() - scrolled - room;
    List<String> seen =
        new ArrayList<>(lines.subList(scrolled, Math.min(lines.size(), scrolled + room)));
    if (rest > 0 && room > 1) {
      String more = "  " + palette.mark("↓", "v") + " " + (rest + 1) + " more lines";
      seen.set(room - 1, palette.paint(more, Style.HINT));
    }
    return seen;
  }

  /** Markdown behind a mark, as much of it as has room in one line. */
  private String line(Span mark, String text, Style style, int columns) {
    List<String> lines = markdown.hanging(mark, text, style, columns - 2);
    return lines.size() == 1
        ? lines.getFirst()
        : lines.getFirst().stripTrailing() + palette.mark("…", "~");
  }

  /**
   * A rule that carries words: the first of those at its left, the one at its right if it has room
   * beside that, and as many of the others as then have.
   */
  private String rule(List<Span> left, Span right, int columns) {
    String line = palette.mark("━", "-");
    int room = columns - 2;
    boolean both = needed(left.getFirst()) + needed(right) <= room && !right.text().isEmpty();
    Span end = new Span(both ? " " + right.text() + " " : "", right.style());
    room -= Columns.of(end.text());
    List<Span> spans = new ArrayList<>();
    for (Span each : left) {
      if (needed(each) <= room) {
        spans.add(new Span(line, Style.FAINT));
        spans.add(new Span(" " + each.text() + " ", each.style()));
        room -= needed(each);
      }
    }
    spans.add(new Span(line.repeat(room + 1), Style.FAINT));
    spans.add(end);
    spans.add(new Span(line, Style.FAINT));
    return palette.paint(spans);
  }

  private static int needed(Span words) {
    return Columns.of(words.text()) + 3;
  }

  private Span lesson() {
    return new Span(deck.lesson().number() + " " + deck.lesson().title(), Style.STRONG);
  }

  private Duration gone(PresentationState state) {
    return Duration.ofMillis(Math.max(0, clock.millis() - state.beganMillis()));
  }

  /** The time left, in another colour in the last tenth of all; or by how much it is over. */
  private Span left(PresentationState state) {
    Duration all = Duration.ofSeconds(Math.round(state.minutes() * 60));
    Duration left = all.minus(gone(state).truncatedTo(ChronoUnit.SECONDS));
    if (left.isNegative()) {
      return new Span(clock(left.negated()) + " over", Style.BAD);
    }
    boolean soon = left.multipliedBy(10).compareTo(all) < 0;
    return new Span(clock(left) + " left", soon ? Style.HINT : Style.GOOD);
  }

  private Span time() {
    return new Span(LocalTime.now(clock).format(CLOCK), Style.STRONG);
  }

  /** Such as {@code 0:07}, {@code 59:59}, {@code 1:00:00}. */
  private static String clock(Duration time) {
    return time.toHours() > 0
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
  }
}
