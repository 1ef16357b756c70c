package proclings.render;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.GET;
import static proclings.event.Action.JOIN;

import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.event.EventScript;
import proclings.history.Deadlock;
import proclings.history.LiveRun;

class DeadlockLinesTest {
  private static final String MAIN = "MainProcess";
  private static final Palette ASCII = new Palette(Palette.Depth.NONE, false);

  private static EventScript two() {
    return new EventScript(48212)
        .begin("both")
        .start(MAIN, "ada")
        .start(MAIN, "ben")
        .did("ada", ACQUIRE, "Lock-1", 1)
        .did("ben", ACQUIRE, "Lock-2", 1)
        .waiting("ada", ACQUIRE, "Lock-2")
        .waiting("ben", ACQUIRE, "Lock-1");
  }

  private static List<String> drawn(EventScript run, Palette palette, int width) {
    LiveRun live = new LiveRun();
    run.events().forEach(live::accept);
    Deadlock deadlock = Deadlock.at(live.now()).orElseThrow();
    return new DeadlockLines(palette, new ProcessInks()).lines(deadlock, width);
  }

  @Test
  void arrowsGoFromWhoWaitsToWhoHolds() {
    assertThat(drawn(two(), Palette.PLAIN, 80))
        .endsWith(
            "  ┌▸ 48213 ada  holds Lock-1",
            "  │    ↓        waits for Lock-2",
            "  │  48214 ben  holds Lock-2",
            "  └────┘        waits for Lock-1")
        .first()
        .asString()
        .startsWith("  ✗ Deadlock: two processes wait for each other.");
  }

  @Test
  void itIsDrawnWithoutAnyMarkBeyondAscii() {
    assertThat(drawn(two().start(MAIN, "cy").waiting("cy", ACQUIRE, "Lock-1"), ASCII, 80))
        .endsWith(
            "  +> 48213 ada  holds Lock-1",
            "  |    v        waits for Lock-2",
            "  |  48214 ben  holds Lock-2",
            "  +----+        waits for Lock-1",
            "     48215 cy   waits for Lock-1, too");
  }

  @Test
  void whoOnlyWaitsForMessagesIsListed() {
    EventScript run =
        new EventScript()
            .begin("wait")
            .start(MAIN, "ada")
            .waiting("ada", GET, "Queue-1")
            .waiting(MAIN, GET, "Queue-2");
    assertThat(drawn(run, Palette.PLAIN, 80))
        .endsWith(
            "     1000 MainProcess  waits: get on Queue-2",
            "     1001 ada          waits: get on Queue-1")
        .first()
        .asString()
        .startsWith("  ✗ Deadlock: all that run wait");
  }

  @Test
  void whoJoinsAndWhoIsJoinedAreInTheCircle() {
    EventScript run =
        new EventScript(48212)
            .begin("join")
            .did(MAIN, ACQUIRE, "Lock-1", 1)
            .start(MAIN, "ada")
            .waiting("ada", ACQUIRE, "Lock-1")
            .waiting(MAIN, JOIN, "ada");
    assertThat(drawn(run, Palette.PLAIN, 80))
        .endsWith(
            "  ┌▸ 48212 MainProcess  holds Lock-1",
            "  │    ↓                joins ada",
            "  │  48213 ada",
            "  └────┘                waits for Lock-1");
    assertThat(drawn(two().waiting(MAIN, JOIN, "ada"), Palette.PLAIN, 80))
        .endsWith("     48212 MainProcess  waits: join on ada");
  }

  @Test
  void nothingIsWiderThanTheScreenAndControlCharactersAreShown() {
    String odd = "a\u001b[31m very long name that has no room";
    EventScript run =
        new EventScript(4194000)
            .begin("both")
            .start(MAIN, odd)
            .start(MAIN, "ben")
            .did(odd, ACQUIRE, "Lock-1", 1)
            .did("ben", ACQUIRE, "Lock-2", 1)
            .waiting(odd, ACQUIRE, "Lock-2")
            .waiting("ben", ACQUIRE, "Lock-1");
    assertThat(drawn(run, Palette.PLAIN, 40))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(40))
        .noneMatch(line -> line.contains("\u001b"))
        .anyMatch(line -> line.contains("a^["));
  }
}
