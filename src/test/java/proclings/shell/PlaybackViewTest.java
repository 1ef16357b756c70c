package proclings.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import proclings.event.Action;
import proclings.event.Actor;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.render.Columns;
import proclings.render.Palette;
import proclings.shell.Stroke.Kind;
import proclings.transcript.Playback;
import proclings.transcript.Player;
import proclings.transcript.Tape;

@Timeout(60)
class PlaybackViewTest {

  private static final Palette COLOURS = new Palette(Palette.Depth.FULL, true);

  private int width = 80;
  private int height = 24;

  private static EventScript run() {
    return new EventScript()
        .begin("var q = new Queue<String>();\nprint(\"go\");")
        .print("MainProcess", "go")
        .start("MainProcess", "baker")
        .waiting("MainProcess", Action.GET, "Queue-1")
        .print("baker", "bread is ready")
        .did("baker", Action.PUT, "Queue-1", 1)
        .did("MainProcess", Action.GET, "Queue-1", 1)
        .exit("baker", 0)
        .end(Event.Outcome.OK, "42")
        .begin("print(\"second\")")
        .print("MainProcess", "second")
        .end(Event.Outcome.THREW, "IllegalStateException: no");
  }

  private PlaybackView view(EventScript script, Palette palette) {
    return view(script.events(), palette);
  }

  /** A view whose clock stands still. */
  private PlaybackView view(List<Event> events, Palette palette) {
    Player.Clock still =
        new Player.Clock() {
          @Override
          public long nanoTime() {
            return 0;
          }

          @Override
          public void pause(long nanos) {}
        };
    Playback playback = new Playback(Tape.of(events, Duration.ofDays(1)), 1, still);
    return new PlaybackView(playback, "queue", palette);
  }

  private String screen(PlaybackView view) {
    List<String> lines = view.lines(width, height);
    assertThat(lines)
        .hasSize(height)
        .allSatisfy(line -> assertThat(columns(line)).as(line).isLessThanOrEqualTo(width));
    return String.join("\n", lines);
  }

  private static int columns(String line) {
    return Columns.of(line.replaceAll("\033\\[[0-9;]*m", ""));
  }

  private static void press(PlaybackView view, String keys) {
    keys.codePoints()
        .mapToObj(Character::toString)
        .forEach(key -> assertThat(view.press(Stroke.text(key))).isFalse());
  }

  private static void press(PlaybackView view, Kind... keys) {
    for (Kind key : keys) {
      assertThat(view.press(Stroke.of(key))).isFalse();
    }
  }

  private static void find(PlaybackView view, String text) {
    press(view, "/" + text);
    press(view, Kind.ENTER);
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "40, 24", "20, 10", "200, 60", "80, 5", "80, 1"})
  void everyFrameFitsAndIsTheSameOnTheWayBack(int columns, int rows) {
    width = columns;
    height = rows;
    for (String body : List.of("", "t")) {
      PlaybackView view = view(run(), COLOURS);
      press(view, body);
      List<String> forth = new ArrayList<>();
      press(view, Kind.RIGHT, Kind.LEFT);
      for (int i = 0; i < 9; i++) {
        forth.add(screen(view));
        press(view, Kind.RIGHT);
      }
      List<String> back = new ArrayList<>();
      press(view, "0]]]");
      for (int i = 0; i < 9; i++) {
        press(view, Kind.LEFT);
        back.addFirst(screen(view));
      }
      assertThat(back).isEqualTo(forth);
    }
  }

  @Test
  void wideCharactersAndLongNamesFitToo() {
    EventScript script =
        new EventScript()
            .begin("// " + "漢字".repeat(60))
            .start("MainProcess", "面包师".repeat(20))
            .start("MainProcess", "x".repeat(300))
            .print("面包师".repeat(20), "面包".repeat(60))
            .waiting("x".repeat(300), Action.GET, "队列".repeat(40))
            .end(Event.Outcome.OK, "值".repeat(99));
    for (int columns : new int[] {20, 40, 80}) {
      width = columns;
      PlaybackView view = view(script, COLOURS);
      for (int i = 0; i < 6; i++) {
        screen(view);
        press(view, "t");
        screen(view);
        press(view, "t.");
      }
    }
  }

  @Test
  void theScreenShowsCodeOutputProcessesAndWhatHappenedLast() {
    PlaybackView view = view(run(), Palette.PLAIN);
    press(view, "....");
    assertThat(screen(view))
        .contains("▎ print(\"go\");", "MainProcess │ go", "1001 baker │ bread is ready")
        .contains("get on Queue-1", "└ baker")
        .contains("5/12  baker prints \"bread is ready\"")
        .contains("queue  cell 1/2", "paused 1×")
        .doesNotContain("⇒ 42", "1 process");
    press(view, "....");
    assertThat(screen(view)).contains("⇒ 42", "1 process · exit code 0").doesNotContain("└ baker");
    press(view, Kind.LEFT, Kind.LEFT);
    assertThat(screen(view)).contains("└ baker").doesNotContain("⇒ 42");
    press(view, "]]");
    assertThat(screen(view)).contains("✗ The cell threw: IllegalStateException: no", "end 1×");
  }

  @Test
  void theTimelineGrowsAndShrinksWithThePosition() {
    PlaybackView view = view(run(), Palette.PLAIN);
    press(view, Kind.RIGHT);
    press(view, "t");
    assertThat(screen(view)).contains("1000 MainProcess ─").doesNotContain("1001 baker");
    press(view, ".......");
    assertThat(screen(view)).contains("1001 baker", "▲", "┤ 0");
    press(view, Kind.LEFT, Kind.LEFT);
    assertThat(screen(view)).contains("1001 baker", "▲").doesNotContain("┤ 0");
    press(view, "t");
    assertThat(screen(view)).contains("baker │ bread is ready");
  }

  @Test
  void aTextIsFoundWhateverItsCaseAndNoneIsSaidToBeMissing() {
    PlaybackView view = view(run(), Palette.PLAIN);
    find(view, "BREAD");
    assertThat(screen(view)).contains("5/12", "paused");
    find(view, "second");
    assertThat(screen(view)).contains("10/12");
    press(view, "n");
    assertThat(screen(view)).contains("11/12").doesNotContain("Went on");
    press(view, "n");
    assertThat(screen(view)).contains("10/12", "Went on from the beginning.");
    press(view, "N");
    assertThat(screen(view)).contains("11/12", "Went on from the end.");
    find(view, "cake");
    assertThat(screen(view)).contains("11/12", "No line of output or code has «cake».");
    press(view, " ");
    assertThat(screen(view)).doesNotContain("cake");
  }

  @Test
  void whatIsTypedForASearchIsNoKeyAndCanBeGivenUp() {
    PlaybackView view = view(run(), Palette.PLAIN);
    press(view, "/q]t9");
    assertThat(screen(view)).contains("/q]t9▏", "1/12");
    press(view, Kind.BACKSPACE, Kind.LEFT, Kind.OTHER);
    assertThat(screen(view)).contains("/q]t▏", "1/12");
    press(view, Kind.ESCAPE);
    assertThat(screen(view)).contains("space", "1/12");
    press(view, "n");
    assertThat(screen(view)).contains("/ asks for a text");
  }

  @Test
  void aLineOfLongCodeIsBroughtIntoSight() {
    String code = "int x = 1;\n".repeat(100) + "int needle = 2;\n" + "int y = 3;\n".repeat(100);
    PlaybackView view = view(new EventScript().begin(code).end(), COLOURS);
    assertThat(screen(view)).doesNotContain("needle");
    find(view, "needle");
    assertThat(screen(view)).contains("\033[7mneedle");
    press(view, Kind.UP, Kind.UP, Kind.UP, Kind.UP, Kind.UP, Kind.UP, Kind.UP, Kind.UP);
    assertThat(screen(view)).doesNotContain("needle");
  }

  @Test
  void scrollingEndsAtBothEndsOfTheOutput() {
    EventScript script = new EventScript().begin("many");
    for (int i = 0; i < 100; i++) {
      script.print("MainProcess", "line " + i + ".");
    }
    PlaybackView view = view(script, Palette.PLAIN);
    press(view, "9]");
    assertThat(screen(view)).contains("line 99.").doesNotContain("line 50.");
    for (int i = 0; i < 200; i++) {
      press(view, Kind.UP);
      screen(view);
    }
    assertThat(screen(view)).contains("▎ many", "line 0.");
    press(view, Kind.DOWN);
    assertThat(screen(view)).doesNotContain("▎ many").contains("line 1.");
  }

  @Test
  void aDeadlockThatStoodIsDrawnWhileItIsOne() {
    EventScript script =
        new EventScript()
            .begin("deadlock")
            .start("MainProcess", "ada")
            .start("MainProcess", "ben")
            .did("ada", Action.ACQUIRE, "Lock-1", 1)
            .did("ben", Action.ACQUIRE, "Lock-2", 1)
            .waiting("ada", Action.ACQUIRE, "Lock-2")
            .waiting("ben", Action.ACQUIRE, "Lock-1");
    List<Event> events = new ArrayList<>(script.events());
    Event.Exited killed = new Event.Exited(100, 1_000_000_000, script.actor("ben"), -9);
    events.add(killed);
    PlaybackView view = view(events, Palette.PLAIN);
    press(view, ".....");
    assertThat(screen(view)).doesNotContain("Deadlock");
    press(view, ".");
    assertThat(screen(view)).contains("two processes wait for each other");
    press(view, ".");
    assertThat(screen(view)).doesNotContain("Deadlock");
  }

  @Test
  void whatATranscriptSaysIsShownAndNotObeyed() {
    String bad = "\033]0;title\007\033[2J\u009b31m\r\u202e";
    Actor main = new Actor(7, "MainProcess");
    Actor child = new Actor(8, "child" + bad);
    List<Event> events =
        List.of(
            new Event.CellBegan(1, 1, main, 1, "code" + bad),
            new Event.Started(2, 2, main, child, "spawn" + bad, false),
            new Event.Printed(3, 3, child, Event.Stream.ERR, "line" + bad),
            new Event.Operation(4, 4, child, Action.ACQUIRE, "Lock-1" + bad, 1),
            new Event.Waiting(5, 5, main, Action.ACQUIRE, "Lock-1" + bad),
            new Event.CellEnded(6, 6, main, 1, Event.Outcome.THREW, "end" + bad));
    for (Palette palette : List.of(Palette.PLAIN, COLOURS)) {
      PlaybackView view = view(events, palette);
      for (int i = 0; i < events.size(); i++) {
        assertOnlyColours(screen(view));
        press(view, "t");
        assertOnlyColours(screen(view));
        press(view, "t.");
      }
      assertThat(screen(view).replaceAll("\033\\[[0-9;]*m", "")).contains("line^[]0;title^G^[[2J");
      find(view, "LINE" + bad.toUpperCase(java.util.Locale.ROOT));
      assertOnlyColours(screen(view));
    }
  }

  private static void assertOnlyColours(String screen) {
    assertThat(screen.replaceAll("\033\\[[0-9;]*m", "").replace("\n", "").codePoints())
        .allMatch(c -> c >= ' ' && c != 0x7f && !(c >= 0x80 && c < 0xa0) && c != 0x202e);
  }

  @Test
  void aJumpInALongRunIsDrawnAtOnce() {
    EventScript script = new EventScript().begin("long").start("MainProcess", "p");
    for (int i = 0; i < 2500; i++) {
      script
          .did("p", Action.PUT, "Queue-1", i)
          .did("MainProcess", Action.GET, "Queue-1", i)
          .print("p", "line " + i)
          .waiting("p", Action.ACQUIRE, "Lock-1");
    }
    PlaybackView view = view(script.end(), COLOURS);
    screen(view);
    press(view, "9190");
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      press(view, i % 2 == 0 ? "9" : "2");
      long began = System.nanoTime();
      screen(view);
      best = Math.min(best, System.nanoTime() - began);
    }
    assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(100));
  }
}
