package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static proclings.event.Action.GET;
import static proclings.event.Action.PUT;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.event.json.EventWriter;
import proclings.event.json.Header;

/** What a hand may leave open in a transcript, and that it leaves open no more than that. */
class EditsTest {
  private static final String MAIN = "MainProcess";
  private static final String ELIDED = "{\"event\":\"elided\"}";

  private static List<String> lines(List<Event> events) throws IOException {
    StringWriter text = new StringWriter();
    new EventWriter(text).write(Header.now("x", "1"));
    List<String> lines = new ArrayList<>(List.of(text.toString().strip()));
    events.forEach(event -> lines.add(EventWriter.line(event)));
    return lines;
  }

  private static Transcript read(List<String> lines) throws IOException {
    return Transcript.read(
        Path.of("x.jsonl"), new BufferedReader(new StringReader(String.join("\n", lines))));
  }

  private static List<Difference> differences(List<String> recorded, List<Event> happened)
      throws IOException {
    Transcript transcript = read(recorded);
    return Comparison.differences(
        Comparison.cells(
            transcript.events(), happened, transcript.edits(), ComparisonTest.NOTHING_SAID));
  }

  /** One process that prints these lines, and main, which prints the last of all. */
  private static List<Event> printing(String... lines) {
    EventScript script = new EventScript(lines.length * 100L).begin("code");
    script.start(MAIN, "Process-1");
    for (String line : lines) {
      script.print("Process-1", line);
    }
    return script.exit("Process-1", 0).join(MAIN, "Process-1").print(MAIN, "done").end().events();
  }

  private static List<String> with(
      List<String> lines, String containing, UnaryOperator<String> change) {
    List<String> changed = new ArrayList<>();
    for (String line : lines) {
      String now = line.contains(containing) ? change.apply(line) : line;
      if (!now.isEmpty()) {
        changed.add(now);
      }
    }
    assertThat(changed).as("lines with " + containing).isNotEqualTo(lines);
    return changed;
  }

  private static List<String> elided(List<String> lines, String containing, String... more) {
    List<String> changed = with(lines, containing, line -> ELIDED);
    for (String other : more) {
      changed = with(changed, other, line -> "");
    }
    return changed;
  }

  @Test
  void whatIsLeftOutMayBeAnythingAtThatPlaceOnly() throws Exception {
    List<String> recorded = elided(lines(printing("a", "b", "c", "d")), "\"b\"", "\"c\"");

    assertThat(differences(recorded, printing("a", "b", "c", "d"))).isEmpty();
    assertThat(differences(recorded, printing("a", "d"))).isEmpty();
    assertThat(differences(recorded, printing("a", "x", "y", "z", "d"))).isEmpty();
    assertThat(differences(recorded, printing("a", "b", "c", "e")))
        .extracting(Difference::what)
        .containsExactly("Process-1 did not print \"d\"");
    assertThat(differences(recorded, printing("x", "a", "d")))
        .extracting(Difference::what)
        .containsExactly("Process-1 printed \"x\", which was not expected");
  }

  @Test
  void whatIsLeftOutOfOneProcessIsLeftOpenForThatOneOnly() throws Exception {
    List<String> recorded =
        with(
            lines(printing("a", "b", "c")),
            "\"b\"",
            line -> "{\"event\":\"elided\",\"by\":{\"name\":\"Process-1\"}}");
    List<Event> mainToo =
        new EventScript(9_000)
            .begin("code")
            .start(MAIN, "Process-1")
            .print(MAIN, "x")
            .print("Process-1", "a")
            .print("Process-1", "c")
            .exit("Process-1", 0)
            .join(MAIN, "Process-1")
            .print(MAIN, "done")
            .end()
            .events();

    assertThat(differences(recorded, printing("a", "x", "c"))).isEmpty();
    assertThat(differences(recorded, mainToo))
        .extracting(Difference::what)
        .containsExactly("MainProcess printed \"x\", which was not expected");
    assertThat(differences(with(recorded, "elided", line -> ELIDED), mainToo)).isEmpty();
  }

  @Test
  void aWholeProcessMayBeLeftOutWithItsStartAndItsExit() throws Exception {
    List<String> recorded = new ArrayList<>(lines(printing("a", "b")));
    recorded.removeIf(line -> line.contains("\"started\"") || line.contains("\"exited\""));
    recorded.removeIf(line -> line.contains("\"a\"") || line.contains("\"b\""));
    recorded.set(recorded.indexOf(line(recorded, "\"joined\"")), ELIDED);

    assertThat(differences(recorded, printing("a", "b"))).isEmpty();
    assertThat(differences(recorded, printing("x"))).isEmpty();
    assertThat(differences(with(recorded, "\"done\"", l -> l.replace("done", "x")), printing("a")))
        .isNotEmpty();
  }

  @Test
  void onlyTheExitOrTheStartMayBeLeftOut() throws Exception {
    List<Event> killed =
        new EventScript(70)
            .begin("code")
            .start(MAIN, "Process-1")
            .print("Process-1", "a")
            .exit("Process-1", -9)
            .join(MAIN, "Process-1")
            .print(MAIN, "done")
            .end()
            .events();
    List<String> noExit = elided(lines(printing("a")), "\"exited\"");
    List<String> noStart = elided(lines(printing("a")), "\"started\"");

    assertThat(differences(noExit, killed)).isEmpty();
    assertThat(differences(noStart, printing("a"))).isEmpty();
    assertThat(differences(noStart, killed)).isNotEmpty();
    assertThat(differences(noStart, printing("b"))).isNotEmpty();
  }

  private static String line(List<String> lines, String containing) {
    return lines.stream().filter(line -> line.contains(containing)).findFirst().orElseThrow();
  }

  @Test
  void cellsMayBeLeftOut() throws Exception {
    List<Event> three =
        new EventScript().begin("one").end().begin("two").end().begin("three").end().events();
    List<Event> two = new EventScript().begin("one").end().begin("three").end().events();
    List<String> recorded = new ArrayList<>(lines(two));
    assertThat(differences(recorded, three)).hasSize(1);
    recorded.add(3, ELIDED);

    assertThat(differences(recorded, three)).isEmpty();
    assertThat(differences(recorded, two)).isEmpty();
    recorded.add(1, recorded.remove(3));
    assertThat(differences(recorded, three)).hasSize(1);
  }

  @Test
  void aPatternStandsForEachTextThatIsAsItSays() throws Exception {
    List<String> recorded =
        with(
            lines(printing("took 31 ms", "I am 200")),
            "took",
            line -> line.replace("\"text\":\"took 31", "\"like\":\"took {number}"));

    assertThat(differences(recorded, printing("took 8.5 ms", "I am 200"))).isEmpty();
    assertThat(differences(recorded, printing("took no time", "I am 200")))
        .extracting(Difference::what)
        .containsExactly("Process-1 printed \"took no time\"; expected was \"took {number} ms\"");
    assertThat(read(recorded).events())
        .filteredOn(Event.Printed.class::isInstance)
        .first()
        .extracting(e -> ((Event.Printed) e).text())
        .isEqualTo("took {number} ms");
  }

  @Test
  void theNamesInAPatternAreThoseOfTheNewRun() throws Exception {
    List<String> recorded =
        with(
            lines(printing("my PID")),
            "my PID",
            line ->
                line.replace("\"text\":\"my PID", "\"like\":\"{pid self}, not {pid MainProcess}"));
    EventScript now = new EventScript(77).begin("code").start(MAIN, "Process-1");
    now.print("Process-1", now.pid("Process-1") + ", not " + now.pid(MAIN));
    now.exit("Process-1", 0).join(MAIN, "Process-1").print(MAIN, "done").end();
    EventScript twice = new EventScript(77).begin("code").start(MAIN, "Process-1");
    twice.print("Process-1", twice.pid(MAIN) + ", not " + twice.pid(MAIN));
    twice.exit("Process-1", 0).join(MAIN, "Process-1").print(MAIN, "done").end();

    assertThat(differences(recorded, now.events())).isEmpty();
    assertThat(differences(recorded, twice.events())).hasSize(1);
  }

  @Test
  void anyNumberOfALineIsNoneOrManyOfThatLine() throws Exception {
    List<String> recorded =
        with(
            lines(printing("a", "tick 1", "b")),
            "tick",
            line ->
                line.replace(
                    "\"text\":\"tick 1\"", "\"like\":\"tick {number}\",\"times\":\"any\""));

    assertThat(differences(recorded, printing("a", "b"))).isEmpty();
    assertThat(differences(recorded, printing("a", "tick 1", "tick 2", "tick 3", "b"))).isEmpty();
    assertThat(differences(recorded, printing("a", "tick 1", "tock", "b")))
        .extracting(Difference::what)
        .containsExactly("Process-1 printed \"tock\", which was not expected");
    assertThat(differences(recorded, printing("tick 1", "a", "b"))).hasSize(1);
  }

  @Test
  void whatIsLeftOutOfAVeryLongRunIsLeftOpenToo() throws Exception {
    String[] lines =
        IntStream.range(0, 5_000).mapToObj(i -> "line " + i % 7).toArray(String[]::new);
    List<String> recorded = new ArrayList<>(lines(printing(lines)));
    recorded.subList(3, 13).clear();
    recorded.add(3, ELIDED);
    String[] other = lines.clone();
    other[4_000] = "another";

    assertThat(differences(recorded, printing(lines))).isEmpty();
    assertThat(differences(recorded, printing(other))).hasSize(1);
  }

  /** A producer whose messages are numbered on, and a consumer that takes them in turn. */
  private static List<Event> passing(int messages) {
    EventScript script = new EventScript(messages * 10L).begin("code");
    script.start(MAIN, "Process-1").start(MAIN, "Process-2");
    for (int i = 1; i <= messages; i++) {
      script.did("Process-1", PUT, "Queue-1", i).did("Process-2", GET, "Queue-1", i);
      script.print("Process-2", "has " + i);
    }
    return script.print("Process-2", "that was all").end().events();
  }

  @Test
  void howManyMessagesThereAreMayBeLeftOpen() throws Exception {
    List<String> recorded = lines(passing(5));
    for (int i = 2; i <= 4; i++) {
      String number = "\"item\":" + i + "}";
      String text = "has " + i;
      recorded = with(recorded, number, line -> "");
      recorded = with(recorded, text, line -> line.contains("has 3") ? ELIDED : "");
    }

    assertThat(differences(recorded, passing(5))).isEmpty();
    assertThat(differences(recorded, passing(9))).hasSize(1); // the last is "has 9", not "has 5"
    assertThat(
            differences(
                with(
                    recorded,
                    "has 5",
                    line -> line.replace("\"text\":\"has 5", "\"like\":\"has {number}")),
                passing(9)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"workers until empty", "a pool", "a chain of workers", "managed objects"})
  void whatIsLeftOutWhereProcessesRaceIsLeftOpen(String program) throws Exception {
    var main = Objects.requireNonNull(Programs.all().get(program));
    Random random = new Random(program.hashCode());
    for (int seed = 0; seed < 30; seed++) {
      List<String> recorded = lines(Simulation.run(seed, main));
      int from = 3 + random.nextInt(recorded.size() - 8);
      List<String> edited = new ArrayList<>(recorded);
      edited
          .subList(from, Math.min(recorded.size() - 1, from + 1 + random.nextInt(12)))
          .replaceAll(line -> "");
      edited.set(from, ELIDED);
      edited.removeIf(String::isEmpty);

      assertThat(differences(edited, Simulation.run(1_000 + seed, main)))
          .as("seed %d, from %d", seed, from)
          .isEmpty();
    }
  }

  @Test
  void whatIsNotLeftOutWhereProcessesRaceIsStillCompared() throws Exception {
    var main = Objects.requireNonNull(Programs.all().get("workers until told"));
    Random random = new Random(7);
    for (int seed = 0; seed < 30; seed++) {
      List<String> recorded = lines(Simulation.run(seed, main));
      List<String> edited = new ArrayList<>(recorded);
      edited.set(edited.size() - 1, ELIDED);
      List<Event> happened = Simulation.run(1_000 + seed, main);
      List<Event> changed = Planted.CHANGED_LINE.plant(happened, random).orElseThrow();

      assertThat(differences(edited, happened)).isEmpty();
      assertThat(differences(edited, changed)).as("seed %d", seed).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          took {seconds}  | x.jsonl:4:108: {seconds} is no placeholder. Use {number}, {pid},
          took {number    | x.jsonl:4:108: the { is never closed. Write {{ for a brace
          """)
  void aPatternThatIsNoneIsRefusedWithItsPlace(String pattern, String problem) throws Exception {
    List<String> recorded =
        with(
            lines(printing("only")),
            "only",
            line -> line.replace("\"text\":\"only\"", "\"like\":\"" + pattern + "\""));

    assertThatThrownBy(() -> read(recorded))
        .isInstanceOf(TranscriptException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void aNameThatNoProcessOfTheCellHasIsRefusedWithItsPlace() throws Exception {
    List<String> recorded =
        with(
            lines(printing("only")),
            "only",
            line -> "{\"event\":\"elided\",\"by\":{\"name\":\"Process-2\"}}");

    assertThatThrownBy(() -> read(recorded))
        .isInstanceOf(TranscriptException.class)
        .hasMessageStartingWith("x.jsonl:4:24: no process of this cell is called \"Process-2\"")
        .hasMessageContaining("MainProcess, Process-1");
  }
}
