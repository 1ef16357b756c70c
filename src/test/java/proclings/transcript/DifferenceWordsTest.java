package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.GET;
import static proclings.event.Action.PUT;

import java.util.List;
import org.junit.jupiter.api.Test;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.render.DifferenceLines;
import proclings.render.Palette;

/** What people are told. */
class DifferenceWordsTest {
  private static final String MAIN = "MainProcess";

  private static EventScript lines(String... lines) {
    EventScript script = new EventScript(lines.length * 1_000L).begin("code");
    script.start(MAIN, "Process-1");
    for (String line : lines) {
      script.print("Process-1", line);
    }
    return script.exit("Process-1", 0).join(MAIN, "Process-1").end();
  }

  private static String told(EventScript expected, EventScript happened) {
    return told(expected.events(), happened.events());
  }

  private static String told(List<Event> expected, List<Event> happened) {
    StringBuilder text = new StringBuilder();
    for (Difference difference :
        Comparison.compare(expected, happened, ComparisonTest.NOTHING_SAID)) {
      new DifferenceLines(Palette.PLAIN, 76)
          .of(difference)
          .forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  @Test
  void aLostLine() {
    assertThat(told(lines("one", "two", "three"), lines("one", "three")))
        .isEqualTo(
            """
            cell 1: Process-1 did not print "two".
                recorded       │ this run
                prints "one"   │ prints "one"
              ≠ prints "two"   │
                prints "three" │ prints "three"
            """);
  }

  @Test
  void aLineTooMany() {
    assertThat(told(lines("one"), lines("one", "one")))
        .isEqualTo(
            """
            cell 1: Process-1 printed "one" once more than expected.
                recorded     │ this run
                prints "one" │ prints "one"
              ≠              │ prints "one"
            """);
  }

  @Test
  void anotherLine() {
    assertThat(told(lines("Square: 100"), lines("Square: 101")))
        .isEqualTo(
            """
            cell 1: Process-1 printed "Square: 101"; expected was "Square: 100".
                recorded             │ this run
              ≠ prints "Square: 100" │ prints "Square: 101"
            """);
  }

  @Test
  void anotherOrderInsideAProcess() {
    assertThat(told(lines("one", "two"), lines("two", "one")))
        .startsWith("cell 1: Process-1 did the same, but in another order.\n");
  }

  @Test
  void anotherExitCode() {
    EventScript killed =
        new EventScript()
            .begin("code")
            .start(MAIN, "Process-1")
            .print("Process-1", "one")
            .exit("Process-1", -9)
            .join(MAIN, "Process-1")
            .end();

    assertThat(told(lines("one"), killed))
        .isEqualTo(
            """
            cell 1: Process-1 was ended by signal 9; expected was that it exited with
            code 0.
            """);
  }

  @Test
  void whatCantBe() {
    EventScript twoInside =
        lines("one")
            .did(MAIN, PUT, "Queue-1", 1)
            .did(MAIN, GET, "Queue-1", 1)
            .start(MAIN, "Process-2")
            .start(MAIN, "Process-3")
            .did("Process-2", ACQUIRE, "Lock-1", 1)
            .did("Process-3", ACQUIRE, "Lock-1", 1)
            .print("Process-2", "inside")
            .did("Process-2", GET, "Queue-1", 1);

    assertThat(told(twoInside.events(), twoInside.events()).replace('\n', ' '))
        .contains("Process-3 acquires Lock-1 while Process-2 held it.")
        .contains("Process-2 gets message 1 from Queue-1, which MainProcess had taken already.");
  }

  @Test
  void anotherCell() {
    EventScript other = new EventScript().begin("other code").end();

    assertThat(told(lines("one"), other))
        .startsWith("cell 1: the cell is another one than was recorded.\n");
    assertThat(told(lines("one").begin("second").end(), lines("one")))
        .isEqualTo("cell 2: this cell was not run.\n");
  }

  @Test
  void longTextsAreCutAtTheColumn() {
    assertThat(told(lines("x".repeat(100)), lines("y".repeat(100))).lines())
        .allMatch(line -> line.length() <= 76 + 110)
        .filteredOn(line -> line.contains("│"))
        .allMatch(line -> line.length() <= 76);
  }
}
