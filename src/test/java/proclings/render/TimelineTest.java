package proclings.render;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.GET;
import static proclings.event.Action.PUT;
import static proclings.event.Action.RELEASE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import proclings.event.EventScript;
import proclings.history.History;
import proclings.transcript.Transcript;

class TimelineTest {
  private static final String MAIN = "MainProcess";
  private static final Palette ASCII = new Palette(Palette.Depth.NONE, false);

  /** Of events that are a millisecond apart. */
  private static History run() {
    return History.of(
        new EventScript(48212)
            .begin("both")
            .start(MAIN, "ada")
            .start(MAIN, "ben")
            .waiting("ben", GET, "Queue-1")
            .did("ada", ACQUIRE, "Lock-1", 1)
            .print("ada", "one")
            .print("ada", "two")
            .did("ada", PUT, "Queue-1", 1)
            .print("ada", "three")
            .did("ben", GET, "Queue-1", 1)
            .did("ada", RELEASE, "Lock-1", 0)
            .exit("ada", 0)
            .join(MAIN, "ada")
            .exit("ben", -15)
            .end()
            .events());
  }

  private static List<String> drawn(History run, Palette palette, int width) {
    return new Timeline(run, palette, new ProcessInks()).lines(width);
  }

  @Test
  void lanesShowStartEndWaitsLocksAndMessages() {
    assertThat(drawn(run(), Palette.PLAIN, 68))
        .startsWith(
            "                  0               5 ms            10 ms",
            "48212 MainProcess ───┬──┬──────────────────────────────────────",
            "                     │  │",
            "        48213 ada    └──┼─────━Lock-1━━━┬━━━━━━━━━───┤ 0",
            "                        │               └─────┐",
            "        48214 ben       └──┄get Queue-1┄┄┄┄┄┄┄▼────────────┤ −15");
  }

  @Test
  void theSameIsToldInWords() {
    assertThat(new TimelineWords(run(), Palette.PLAIN).lines(100))
        .containsExactly(
            "  48212 MainProcess, alive at the end.",
            "  48213 ada, started at 1 ms by MainProcess, ended at 11 ms with exit code 0.",
            "    4 ms holds Lock-1 until 10 ms",
            "    7 ms gives message 1 of Queue-1 to ben",
            "  48214 ben, started at 2 ms by MainProcess, ended at 13 ms with exit code -15.",
            "    3 ms waits: get on Queue-1 until 9 ms",
            "    9 ms takes message 1 of Queue-1 from ada");
  }

  @Test
  void aPlainTerminalGetsCharactersThatItHas() {
    String all = String.join("\n", drawn(run(), ASCII, 60));
    assertThat(all).matches("\\p{ASCII}*").contains("+", "=", ".", "v", "] 0", "] -15");
  }

  static Stream<Path> recorded() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("transcripts"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void everyRunOfTheCourseFitsItsScreen(Path file) {
    History run = History.of(Transcript.read(file).events());
    for (int width : new int[] {40, 80, 200}) {
      Timeline timeline = new Timeline(run, Palette.PLAIN, new ProcessInks());
      assertThat(timeline.lines(width))
          .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(width));
      assertThat(timeline.lines(timeline.nanos() / 2, 1000, width))
          .hasSize(timeline.rows() + 1)
          .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void ticksAreRoundAndFarEnoughApart() {
    for (long scale = 1; scale < 10_000_000_000L; scale = scale * 7 + 1) {
      TimeScale times = new TimeScale(0, scale, 60);
      assertThat(times.column(times.tick())).isGreaterThanOrEqualTo(11);
      assertThat(Long.toString(times.tick())).matches("[125]0*");
    }
    assertThat(TimeScale.words(1_500_000_000L, 500_000_000L)).isEqualTo("1.5 s");
    assertThat(TimeScale.words(50_000_000L, 50_000_000L)).isEqualTo("50 ms");
    assertThat(TimeScale.words(1_500_000L, 500_000L)).isEqualTo("1.5 ms");
    assertThat(TimeScale.words(2_000_000_000L, 1_000_000_000L)).isEqualTo("2 s");
  }
}
