package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.render.Style;
import proclings.shell.Stroke.Kind;
import proclings.tutor.Beat;
import proclings.tutor.Deck;
import proclings.tutor.Slide;

@Timeout(60)
class NotesViewTest {

  private static final Palette COLOURS = new Palette(Palette.Depth.FULL, true);
  private static final Palette ASCII = new Palette(Palette.Depth.BASIC, false);
  private static final Instant BEGAN = Instant.parse("2026-01-02T14:00:00Z");

  @TempDir Path state;
  private final Lesson lesson =
      CourseReader.lesson(CourseReader.contents(Path.of("lessons")).headings().getFirst());
  private PresentationFile presenter;
  private Instant now = BEGAN;

  @BeforeEach
  void presenter() {
    presenter = PresentationFile.of(state, lesson.name());
  }

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private static Slide slide(int number, String section, String title, String... notes) {
    return new Slide(number, section, title, new Beat.Text(0, title, false), List.of(notes));
  }

  private Deck deck() {
    String many =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> "- point " + i)
            .collect(Collectors.joining("\n"));
    return new Deck(
        lesson,
        List.of(
            slide(1, "A beginning", "A beginning", "Ask **who** has used `fork`.", "Two minutes."),
            slide(2, "A beginning", "cell greeting"),
            slide(3, "A beginning", "question: what does `print` " + "really ".repeat(30), many),
            slide(4, "An end", "An end", "Point at the PIDs.")));
  }

  private NotesView view(Palette palette) {
    return new NotesView(deck(), PresentationFile.of(state, lesson.name()), palette, clock);
  }

  private void at(int place, String phase, boolean blanked) {
    long began = BEGAN.toEpochMilli();
    presenter.write(new PresentationState(lesson.name(), place, 4, phase, began, 20, blanked));
  }

  private void at(int place) {
    at(place, "", false);
  }

  private static String plain(String line) {
    return line.replaceAll("\033\\[[0-9;]*m", "");
  }

  private static String screen(NotesView view, int columns, int rows) {
    view.advance();
    List<String> lines = view.lines(columns, rows).stream().map(NotesViewTest::plain).toList();
    assertThat(lines)
        .hasSizeLessThanOrEqualTo(rows)
        .allSatisfy(line -> assertThat(Columns.of(line)).as(line).isLessThanOrEqualTo(columns));
    return String.join("\n", lines);
  }

  private static String screen(NotesView view) {
    return screen(view, 80, 24);
  }

  private static void press(NotesView view, Kind... keys) {
    for (Kind key : keys) {
      assertThat(view.press(Stroke.of(key))).isFalse();
    }
  }

  @Test
  void itWaitsFollowsAndWaitsAgain() {
    NotesView view = view(COLOURS);
    assertThat(screen(view))
        .contains("Nobody presents this lesson", "proclings present " + lesson.name(), "14:00");
    at(1);
    assertThat(screen(view))
        .contains("1/4", "A beginning", "Ask who has used fork.", "Two minutes");
    at(2, "running", false);
    assertThat(screen(view))
        .contains("2/4", "running", "A beginning › cell greeting", "No notes here.")
        .doesNotContain("Ask who");
    now = BEGAN.plusSeconds(3 * 60 + 7);
    presenter.remove();
    assertThat(screen(view)).contains("has ended, after 3:07", "proclings present");
    assertThat(screen(view, 80, 5)).contains("has ended", "proclings present");
    at(1);
    assertThat(screen(view)).contains("Ask who has used fork.").doesNotContain("has ended");
  }

  @Test
  void oneWhoIsKilledHasEnded() throws Exception {
    NotesView view = view(COLOURS);
    try (KilledPresenter killed = KilledPresenter.start(state, lesson.name())) {
      assertThat(screen(view)).contains("1/2", "Ask who");
      killed.kill();
      assertThat(screen(view)).contains("has ended");
    }
  }

  @Test
  void whatComesNextIsTold() {
    NotesView view = view(COLOURS);
    at(1);
    assertThat(screen(view)).contains("next  cell greeting");
    at(2);
    assertThat(screen(view)).contains("next  question: what does print really").contains("…");
    at(4);
    assertThat(screen(view)).contains("next  nothing more");
  }

  @Test
  void theTimeGoneAndLeftIsToldAndWhenItIsOver() {
    NotesView view = view(COLOURS);
    at(1);
    assertThat(screen(view)).contains("20:00 left", "0:00 gone", "14:00");
    now = BEGAN.plusMillis(61_999);
    assertThat(screen(view)).contains("18:59 left", "1:01 gone", "14:01");
    now = BEGAN.plusSeconds(20 * 60);
    assertThat(screen(view)).contains("0:00 left", "20:00 gone");
    now = BEGAN.plusSeconds(20 * 60 + 65);
    assertThat(screen(view)).contains("1:05 over");
    assertThat(view.lines(80, 24).toString()).contains(COLOURS.paint(" 1:05 over ", Style.BAD));
    now = BEGAN.plusSeconds(2 * 60 * 60);
    assertThat(screen(view)).contains("1:40:00 over", "2:00:00 gone");
  }

  @Test
  void whereNobodySaidHowLongOnlyTheTimeGoneIsTold() {
    presenter.write(
        new PresentationState(
            lesson.name(), 1, 4, "", BEGAN.minusSeconds(9).toEpochMilli(), 0, false));
    assertThat(screen(view(COLOURS))).contains("0:09 gone").doesNotContain("left", "over");
  }

  @Test
  void aBlankScreenIsTold() {
    NotesView view = view(COLOURS);
    at(1, "running", true);
    assertThat(screen(view)).contains(" blank ").doesNotContain("running");
  }

  @Test
  void longNotesAreScrolledAndBeginAtTheTopOnTheNextSlide() {
    NotesView view = view(COLOURS);
    at(3);
    assertThat(screen(view)).contains("point 1\n", "more lines").doesNotContain("point 60");
    press(view, Kind.DOWN, Kind.DOWN, Kind.UP);
    assertThat(screen(view)).contains("point 2\n").doesNotContain("point 1\n");
    press(view, Kind.PAGE_DOWN);
    assertThat(screen(view)).doesNotContain("point 2\n", "point 60");
    press(view, Kind.END_KEY, Kind.DOWN, Kind.DOWN);
    assertThat(screen(view)).contains("point 60\n").doesNotContain("more lines");
    press(view, Kind.UP);
    assertThat(screen(view)).contains("more lines");
    press(view, Kind.HOME, Kind.UP);
    assertThat(screen(view)).contains("point 1\n");
    press(view, Kind.END_KEY);
    screen(view);
    at(4);
    screen(view);
    at(3);
    assertThat(screen(view)).contains("point 1\n");
  }

  @Test
  void everyPointIsSeenOnTheWayDown() {
    NotesView view = view(COLOURS);
    at(3);
    List<String> seen = new ArrayList<>();
    for (int page = 0; page < 60; page++) {
      seen.add(screen(view, 40, 8));
      press(view, Kind.PAGE_DOWN);
    }
    String all = String.join("\n", seen) + "\n";
    for (int point = 1; point <= 60; point++) {
      assertThat(all).contains("point " + point + "\n");
    }
  }

  @Test
  void aLessonThatHasChangedMeanwhileIsTold() {
    presenter.write(
        new PresentationState(lesson.name(), 9, 11, "", BEGAN.toEpochMilli(), 20, false));
    assertThat(screen(view(COLOURS))).contains("The lesson has changed", "9/11", "An end");
  }

  @Test
  void onlyQLeaves() {
    NotesView view = view(COLOURS);
    assertThat(view.press(Stroke.text("n"))).isFalse();
    press(view, Kind.values());
    assertThat(view.press(Stroke.text("q"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "40, 24", "40, 6", "20, 10", "20, 2", "200, 60", "80, 5", "80, 1"})
  void everyScreenFits(int columns, int rows) {
    for (Palette palette : List.of(COLOURS, ASCII)) {
      NotesView view = view(palette);
      assertThat(screen(view, columns, rows)).isNotBlank();
      for (int place = 1; place <= 4; place++) {
        at(place, "typing \033[1m\n" + "x".repeat(50), place == 2);
        String shown = screen(view, columns, rows);
        assertThat(shown).contains(place + "/4");
        if (rows > 2) {
          assertThat(shown).contains("left");
        }
      }
      presenter.remove();
      assertThat(screen(view, columns, rows)).isNotBlank();
    }
  }

  @Test
  void plainOnesAreOfPlainCharacters() {
    NotesView view = view(ASCII);
    String waiting = screen(view);
    at(2, "running", false);
    String shown = screen(view);
    presenter.remove();
    assertThat(waiting + shown + screen(view)).matches("[\\n -~]*");
  }

  @Test
  void allOfThemCanBePrinted() {
    String printed = String.join("\n", SpeakerNotes.lines(deck(), Palette.PLAIN, 80));
    assertThat(printed)
        .startsWith("1  " + lesson.title() + "\n\n1/4  A beginning\n\n    Ask who has used `fork`.")
        .contains("\n\n    Two minutes.\n\n2/4  cell greeting\n\n3/4  question")
        .contains("\n    • point 60\n\n4/4  An end\n\n    Point at the PIDs.");
  }
}
