package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.event.json.Header;

/** Only the cells that changed are recorded anew. */
class UpdateTest {
  private static final String MAIN = "MainProcess";

  @TempDir Path folder;

  /** Three cells; the third tells the PID of the process that the second had. */
  private static List<Event> run(long firstPid, String second, String... more) {
    EventScript script = new EventScript(firstPid).begin("one").print(MAIN, "first").end();
    script.begin("two").start(MAIN, "Process-1").print("Process-1", second);
    for (String line : more) {
      script.print("Process-1", line);
    }
    long pid = script.pid("Process-1");
    script.exit("Process-1", 0).join(MAIN, "Process-1").end();
    script.begin("three").print(MAIN, "it was " + pid + ", and I am " + script.pid(MAIN)).end();
    return script.events();
  }

  private Path recorded(List<Event> events) {
    Path file = folder.resolve("x.jsonl");
    new Transcript(Header.now("x", "1"), events).write(file);
    return file;
  }

  private static List<Comparison.Compared> compare(Path file, List<Event> happened) {
    Transcript recorded = Transcript.read(file);
    return Comparison.cells(
        recorded.events(), happened, recorded.edits(), ComparisonTest.NOTHING_SAID);
  }

  private static List<String> update(Path file, List<Event> happened) {
    return new Update(file, Transcript.read(file), new Transcript(Header.now("x", "1"), happened))
        .write(compare(file, happened), ComparisonTest.NOTHING_SAID);
  }

  @Test
  void theOtherCellsStayByteForByte() throws Exception {
    Path file = recorded(run(1_000, "old"));
    List<String> before = Files.readAllLines(file);
    // As a person or another tool would write the same.
    before.set(2, before.get(2).replace(",\"", ", \""));
    Files.write(file, before);
    List<Event> happened = run(5_000, "new", "and more", "and more");

    assertThat(update(file, happened)).containsExactly("cell 2");

    List<String> after = Files.readAllLines(file);
    assertThat(after.subList(0, 4)).isEqualTo(before.subList(0, 4));
    assertThat(after.subList(after.size() - 3, after.size()))
        .isEqualTo(before.subList(before.size() - 3, before.size()));
    assertThat(after).hasSize(before.size() + 2);
    assertThat(Comparison.differences(compare(file, happened))).isEmpty();
    assertThat(Comparison.differences(compare(file, run(9_000, "new", "and more", "and more"))))
        .isEmpty();
    assertThat(Comparison.differences(compare(file, run(9_000, "old")))).isNotEmpty();
  }

  @Test
  void nothingIsWrittenWhereNothingChanged() throws Exception {
    Path file = recorded(run(1_000, "old"));
    String before = Files.readString(file);

    assertThat(update(file, run(5_000, "old"))).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(before);
  }

  @Test
  void whatWasLeftOpenInOtherCellsStaysAndWhatWasInThisOneIsToldToBeGone() throws Exception {
    Path file = recorded(run(1_000, "old"));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.replaceAll(line -> line.replace("\"text\":\"first\"", "\"like\":\"{any}\""));
    lines.replaceAll(line -> line.replace("\"text\":\"old\"", "\"like\":\"o{any}\""));
    Files.write(file, lines);

    assertThat(update(file, run(5_000, "new")))
        .containsExactly("cell 2 (what was left open there by hand is gone)");
    assertThat(Files.readString(file))
        .contains("\"like\":\"{any}\"")
        .doesNotContain("o{any}")
        .contains("\"new\"");
    assertThat(update(file, run(6_000, "new"))).isEmpty();
  }

  @Test
  void cellsThatTheLessonHasNoMoreGoAndNewOnesCome() throws Exception {
    Path file =
        recorded(
            new EventScript().begin("one").end().begin("two").end().begin("three").end().events());
    String third = Files.readAllLines(file).get(5);
    List<Event> happened =
        new EventScript(900).begin("one").end().begin("2").end().begin("three").end().events();
    List<Event> fewer = new EventScript(800).begin("one").end().begin("three").end().events();
    List<Event> more =
        new EventScript(700).begin("one").end().begin("new").end().begin("three").end().events();

    assertThat(update(file, happened)).containsExactly("cell 2");
    assertThat(update(file, fewer)).containsExactly("cell 2 (taken out: it was not run)");
    assertThat(update(file, more)).containsExactly("cell 2");
    assertThat(Comparison.differences(compare(file, more))).isEmpty();
    assertThat(Files.readAllLines(file)).contains(third);
  }

  @Test
  void aPidOfTheNewRunThatTheFileHasAlreadyBecomesAnother() throws Exception {
    Path file = recorded(run(1_000, "old"));
    EventScript script = new EventScript(999).begin("one").print(MAIN, "first").end();
    // 1000 is the main process in the file, and a child here.
    script.begin("two").start(MAIN, "Process-7").print("Process-7", "I am 1000, 999's child");
    script.exit("Process-7", 0).join(MAIN, "Process-7").end();
    script.begin("three").print(MAIN, "it was 1000, and I am 999").end();

    assertThat(update(file, script.events())).containsExactly("cell 2", "cell 3");
    assertThat(Comparison.differences(compare(file, script.events()))).isEmpty();
    assertThat(Files.readString(file)).contains("I am 1002, 1000's child");
  }

  @Test
  void whatCantBePutTogetherLeavesTheFileAsItWas() throws Exception {
    Path file = recorded(run(1_000, "old"));
    String before = Files.readString(file);
    List<Event> happened = run(5_000, "new");
    List<Comparison.Compared> compared = new ArrayList<>(compare(file, happened));
    // As if the third had been found to be the same though it isn't.
    List<Event> other = new ArrayList<>(happened);
    other.replaceAll(e ->
        e instanceof Event.Printed p && p.text().startsWith("it was")
            ? new Event.Printed(p.seq(), p.nanos(), p.by(), p.stream(), "something else")
            : e);
    Update update =
        new Update(file, Transcript.read(file), new Transcript(Header.now("x", "1"), other));

    assertThatThrownBy(() -> update.write(compared, ComparisonTest.NOTHING_SAID))
        .isInstanceOf(TranscriptException.class)
        .hasMessageContaining("Record it as a whole: proclings record x -o " + file);
    assertThat(Files.readString(file)).isEqualTo(before);
  }
}
