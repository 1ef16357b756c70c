package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static proclings.event.Action.ACQUIRE;
import static proclings.event.Action.GET;
import static proclings.event.Action.PUT;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.render.Columns;
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

  private static List<String> lines(EventScript expected, EventScript happened, int width) {
    return Comparison.compare(expected.events(), happened.events(), ComparisonTest.NOTHING_SAID)
        .stream()
        .flatMap(d -> new DifferenceLines(Palette.PLAIN, width).of(d).stream())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120})
  void noLineIsWiderThanTheTerminal(int width) {
    List<String> told =
        lines(
            lines("same", "x".repeat(100), "端末の幅に合わせて切り詰める文字列をここに書いておく"),
            lines("same", "y".repeat(100), "端末の幅に合わせて切り詰める文字列をここに書かない"),
            width);

    assertThat(told).allMatch(line -> Columns.of(line) <= width).hasSizeGreaterThan(5);
    List<String> rows = told.stream().filter(line -> line.contains("│")).toList();
    assertThat(rows).hasSize(4);
    assertThat(rows.stream().map(row -> Columns.of(row.substring(0, row.indexOf('│')))))
        .as("where the bar stands")
        .containsOnly(Columns.of(rows.getFirst().substring(0, rows.getFirst().indexOf('│'))));
  }

  @Test
  void whereTwoLongTextsPartIsShown() {
    String same = "a long text that is the same up to its end, which is where they ";
    assertThat(lines(lines(same + "part"), lines(same + "differ"), 60))
        .contains("  ≠ … they part\"               │ … they differ\"");
    assertThat(lines(lines(same + "part"), lines("short"), 60))
        .contains("  ≠ prints \"a long text that is the same u… │ prints \"short\"");
  }

  @Test
  void whatAProcessPrintsIsShownAndNotObeyed() {
    assertThat(told(lines("\u001b[2Jone"), lines("two\u202e")))
        .contains("\\u001b[2Jone")
        .contains("two\\u202e")
        .doesNotContain("\u001b")
        .doesNotContain("\u202e");
  }

  @Test
  void oneMessageMissing() {
    EventScript seven = new EventScript(50).begin("code").start(MAIN, "Process-1");
    EventScript six = new EventScript(90).begin("code").start(MAIN, "Process-1");
    for (int i = 1; i <= 8; i++) {
      seven.did("Process-1", PUT, "Queue-1", i).did(MAIN, GET, "Queue-1", i);
      six.did("Process-1", PUT, "Queue-1", i);
      if (i != 7) {
        six.did(MAIN, GET, "Queue-1", i);
      }
    }
    assertThat(told(seven.end(), six.end()))
        .startsWith(
            "cell 1: one message missing: 7; as recorded MainProcess gets it from\nQueue-1.\n");
    assertThat(told(six, seven))
        .startsWith("cell 1: one message too many: 7; MainProcess gets it from Queue-1.\n");
  }

  @Test
  void manyRowsAndDifferencesAreCounted() {
    List<String> told =
        lines(
            lines(),
            lines(IntStream.range(0, 200).mapToObj(i -> "line " + i).toArray(String[]::new)),
            80);
    assertThat(told).anyMatch(line -> line.matches(" *and \\d+ more rows"));
    assertThat(told).hasSizeLessThan(40);
  }
}
