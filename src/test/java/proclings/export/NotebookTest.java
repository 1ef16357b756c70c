package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.transcript.Transcript;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules of the schema of nbformat 4.5. */
@Timeout(120)
class NotebookTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String CHECK =
      """
      import json, nbformat, sys
      for name in sys.argv[1:]:
          with open(name, encoding="utf-8") as file:
              nbformat.validate(json.load(file))
      print(len(sys.argv) - 1, "are valid")
      """;

  @TempDir Path folder;

  static List<Path> transcripts() throws Exception {
    return Transcripts.ofTheCourse();
  }

  private static JsonNode notebook(Transcript transcript) {
    return JSON.readTree(Transcripts.to(Format.IPYNB, transcript));
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void itKeepsTheRulesOfTheSchema(Path file) {
    JsonNode notebook = notebook(Transcript.read(file));

    assertThat(notebook.propertyNames())
        .containsExactlyInAnyOrder("cells", "metadata", "nbformat", "nbformat_minor");
    assertThat(notebook.get("nbformat").asInt()).isEqualTo(4);
    assertThat(notebook.get("nbformat_minor").asInt()).isEqualTo(5);
    assertThat(notebook.get("metadata").get("kernelspec").propertyNames())
        .contains("name", "display_name");
    assertThat(notebook.get("metadata").get("language_info").propertyNames()).contains("name");
    Set<String> ids = new HashSet<>();
    for (JsonNode cell : notebook.get("cells")) {
      assertThat(cell.get("id").asString()).matches("[a-zA-Z0-9_-]{1,64}");
      assertThat(ids.add(cell.get("id").asString())).isTrue();
      assertThat(cell.get("metadata").isObject()).isTrue();
      lines(cell.get("source"));
      if (cell.get("cell_type").asString().equals("code")) {
        assertThat(cell.propertyNames())
            .containsExactlyInAnyOrder(
                "cell_type", "execution_count", "id", "metadata", "outputs", "source");
        assertThat(cell.get("execution_count").isInt()).isTrue();
        cell.get("outputs").forEach(NotebookTest::output);
      } else {
        assertThat(cell.propertyNames())
            .containsExactlyInAnyOrder("cell_type", "id", "metadata", "source");
      }
    }
  }

  private static void output(JsonNode output) {
    Set<String> fields = new HashSet<>(output.propertyNames());
    switch (output.get("output_type").asString()) {
      case "stream" -> {
        assertThat(fields).containsExactlyInAnyOrder("output_type", "name", "text");
        assertThat(output.get("name").asString()).isIn("stdout", "stderr");
        lines(output.get("text"));
      }
      case "display_data" -> {
        assertThat(fields).containsExactlyInAnyOrder("output_type", "data", "metadata");
        output.get("data").forEach(NotebookTest::lines);
      }
      case "execute_result" -> {
        assertThat(fields)
            .containsExactlyInAnyOrder("output_type", "data", "metadata", "execution_count");
        output.get("data").forEach(NotebookTest::lines);
      }
      case "error" ->
          assertThat(fields)
              .containsExactlyInAnyOrder("output_type", "ename", "evalue", "traceback");
      default -> throw new AssertionError("no such kind of output: " + output);
    }
  }

  private static String lines(JsonNode lines) {
    assertThat(lines.isArray()).isTrue();
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.asString()));
    return text.toString();
  }

  @Test
  void codeAndOutputAreThoseOfTheRun() {
    Transcript transcript = Transcripts.read("10-queue");
    List<String> sources = new ArrayList<>();
    StringBuilder out = new StringBuilder();
    for (JsonNode cell : notebook(transcript).get("cells")) {
      if (cell.get("cell_type").asString().equals("code")) {
        sources.add(lines(cell.get("source")));
        cell.get("outputs")
            .forEach(output -> {
              if (output.get("output_type").asString().equals("stream")) {
                out.append(lines(output.get("text")));
              }
            });
      }
    }
    assertThat(sources)
        .isEqualTo(
            transcript.events().stream()
                .filter(Event.CellBegan.class::isInstance)
                .map(event -> ((Event.CellBegan) event).source().stripTrailing())
                .toList());
    assertThat(out.toString().lines().map(String::strip))
        .isEqualTo(
            transcript.events().stream()
                .filter(Event.Printed.class::isInstance)
                .map(Event.Printed.class::cast)
                .map(line -> (who(line) + " │ " + line.text()).strip())
                .toList());
  }

  private static String who(Event event) {
    return event.by().pid() + " " + event.by().name();
  }

  @Test
  void aCellThatThrewEndsWithItsError() {
    EventScript script =
        new EventScript()
            .begin("p.start();")
            .end(Event.Outcome.THREW, "java.lang.IllegalStateException: it was started before");
    JsonNode error =
        notebook(Transcripts.of("a", script)).get("cells").get(1).get("outputs").get(0);

    assertThat(error.get("output_type").asString()).isEqualTo("error");
    assertThat(error.get("ename").asString()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.get("evalue").asString()).contains("it was started before");
  }

  @Test
  void jupytersOwnCheckerHasNothingToSay() throws Exception {
    Optional<Path> python = pythonWithNbformat();
    assumeTrue(
        python.isPresent(),
        "no python3 here has nbformat (apt-get install python3-nbformat), so its own checker was"
            + " not asked");
    List<String> files = new ArrayList<>();
    for (Path file : transcripts()) {
      Path notebook = folder.resolve(file.getFileName() + ".ipynb");
      Files.writeString(notebook, Transcripts.to(Format.IPYNB, Transcript.read(file)));
      files.add(notebook.toString());
    }
    Path hostile = folder.resolve("hostile.ipynb");
    Files.writeString(hostile, Transcripts.to(Format.IPYNB, Transcripts.hostile()));
    files.add(hostile.toString());

    List<String> arguments = new ArrayList<>(List.of("-W", "error", "-c", CHECK));
    arguments.addAll(files);
    Installed.Said said = Installed.run(python.orElseThrow(), arguments.toArray(String[]::new));
    assertThat(said).isEqualTo(new Installed.Said(0, files.size() + " are valid\n"));
  }

  private static Optional<Path> pythonWithNbformat() throws Exception {
    for (Path python : Installed.programs("python3")) {
      if (Installed.run(python, "-c", "import nbformat").exitCode() == 0) {
        return Optional.of(python);
      }
    }
    return Optional.empty();
  }
}
