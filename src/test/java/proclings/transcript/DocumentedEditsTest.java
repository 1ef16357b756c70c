package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static proclings.event.Action.READ;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import proclings.event.EventScript;
import proclings.event.json.EventWriter;
import proclings.event.json.Header;

/** The page for scripts shows a cell that was edited by hand; it means what the page says. */
class DocumentedEditsTest {
  private static final Path PAGE = Path.of("src/docs/scripts.md");
  private static final Pattern JSON =
      Pattern.compile("^```json\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  private static String example() throws IOException {
    Matcher block = JSON.matcher(Files.readString(PAGE));
    assertThat(block.find()).as("the page has an example").isTrue();
    String example = block.group(1);
    assertThat(block.find()).as("another example, which nobody tests").isFalse();
    return example;
  }

  private static Transcript read(String lines) throws IOException {
    StringWriter header = new StringWriter();
    new EventWriter(header).write(Header.now("x", "1"));
    return Transcript.read(PAGE, new BufferedReader(new StringReader(header + lines)));
  }

  private static List<String> differences(EventScript happened) throws IOException {
    Transcript transcript = read(example());
    return Comparison.differences(
            Comparison.cells(
                transcript.events(),
                happened.events(),
                transcript.edits(),
                ComparisonTest.NOTHING_SAID))
        .stream()
        .map(Difference::what)
        .toList();
  }

  private static EventScript begin(int readings) {
    EventScript script = new EventScript(4_000).begin("poll();").start("MainProcess", "Process-1");
    for (int i = 0; i < readings; i++) {
      script.did("Process-1", READ, "Value-1", 0).print("Process-1", "I look");
    }
    return script.print("Process-1", "I begin to wait");
  }

  private static EventScript end(EventScript script, String took) {
    return script
        .print("Process-1", took + " ms, says " + script.pid("Process-1"))
        .exit("Process-1", 0)
        .join("MainProcess", "Process-1")
        .end();
  }

  @Test
  void theExampleAcceptsWhatThePageSays() throws Exception {
    assertThat(differences(end(begin(0), "took 3"))).isEmpty();
    assertThat(differences(end(begin(4), "took 31.5"))).isEmpty();
    EventScript often = begin(1);
    for (int i = 0; i < 5; i++) {
      often.print("Process-1", "still waiting");
    }
    assertThat(differences(end(often, "took 8"))).isEmpty();
  }

  @Test
  void theExampleAcceptsNothingElse() throws Exception {
    assertThat(differences(end(begin(0), "took long"))).hasSize(1);
    assertThat(differences(end(begin(0).print("Process-1", "not yet"), "took 3")))
        .containsExactly("Process-1 printed \"not yet\", which was not expected");
    assertThat(differences(end(begin(0).print("MainProcess", "I look"), "took 3"))).hasSize(1);
    assertThat(differences(begin(0).exit("Process-1", 0).join("MainProcess", "Process-1").end()))
        .containsExactly("Process-1 did not print \"took {number} ms, says {pid self}\"");
  }

  @Test
  void itsPlaceholdersAreThoseThatThereAre() throws Exception {
    String page = Files.readString(PAGE);
    Matcher placeholder = Pattern.compile("`(\\{[a-z][^`\"]*})`").matcher(page);
    int found = 0;
    while (placeholder.find()) {
      assertThat(read(example().replace("took {number}", placeholder.group(1))).events())
          .isNotEmpty();
      found++;
    }
    assertThat(found).isEqualTo(7);
    assertThatThrownBy(() -> read(example().replace("{number}", "{seconds}")))
        .hasMessageStartingWith(PAGE + ":7:");
  }
}
