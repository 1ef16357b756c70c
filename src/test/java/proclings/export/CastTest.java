package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.render.Columns;
import proclings.transcript.Transcript;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class CastTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private static List<JsonNode> lines(String cast) {
    return cast.lines().map(JSON::readTree).toList();
  }

  @Test
  void versionTwoHasTheTimeSinceTheBeginning() {
    List<JsonNode> lines = lines(Transcripts.export("01-cube-and-square").to(Format.CAST, 2, 72));

    JsonNode header = lines.getFirst();
    assertThat(header.get("version").asInt()).isEqualTo(2);
    assertThat(header.get("width").asInt()).isEqualTo(72);
    assertThat(header.get("height").asInt()).isPositive();
    assertThat(header.get("timestamp").isIntegralNumber()).isTrue();
    List<Double> times = lines.stream().skip(1).map(line -> line.get(0).asDouble()).toList();
    assertThat(times).isSorted().startsWith(0.0);
    assertThat(times.getLast()).isEqualTo(seconds("01-cube-and-square"), within());
  }

  @Test
  void versionThreeHasTheTimeSinceTheEventBeforeAndLosesNothingByRounding() {
    List<JsonNode> lines = lines(Transcripts.export("10-queue").to(Format.CAST, 3, 72));

    JsonNode header = lines.getFirst();
    assertThat(header.get("version").asInt()).isEqualTo(3);
    assertThat(header.get("term").get("cols").asInt()).isEqualTo(72);
    assertThat(header.get("term").get("rows").asInt()).isPositive();
    double sum = lines.stream().skip(1).mapToDouble(line -> line.get(0).asDouble()).sum();
    assertThat(sum).isEqualTo(seconds("10-queue"), within());
    assertThat(lines.stream().skip(1).map(line -> line.get(0).asDouble()))
        .allMatch(interval -> interval >= 0);
  }

  private static double seconds(String name) {
    var events = Transcripts.read(name).events();
    return (events.getLast().nanos() - events.getFirst().nanos()) / 1e9;
  }

  private static Offset<Double> within() {
    return Offset.offset(0.001);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void eachCellHasAMarkerAndEachLineOfOutputIsThere(int version) {
    Export export = Transcripts.export("10-queue");
    List<JsonNode> events = lines(export.to(Format.CAST, version, 80));

    assertThat(events.stream().skip(1).filter(e -> e.get(1).asString().equals("m")))
        .extracting(marker -> marker.get(2).asString())
        .hasSameSizeAs(export.cells())
        .startsWith("Cell 1", "Cell 2");
    String shown = plain(output(events));
    Transcripts.read("10-queue").events().stream()
        .filter(Event.Printed.class::isInstance)
        .map(Event.Printed.class::cast)
        .forEach(line -> assertThat(shown).contains(line.by().name() + " │ " + line.text()));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 132})
  void noLineIsWiderThanTheTerminalAndEachBeginsAtTheLeft(int columns) {
    String out = output(lines(Transcripts.export("17-deadlock").to(Format.CAST, 2, columns)));

    assertThat(out.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    assertThat(plain(out).split("\r\n"))
        .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(columns));
  }

  @Test
  void timeDoesNotGoBackwardsWhereClocksOfProcessorsDiffer() {
    var script = new EventScript().begin("a").print("MainProcess", "one").events();
    var earlier = new Event.Printed(3, -5_000_000, script.getFirst().by(), Event.Stream.OUT, "two");
    var transcript =
        new Transcript(
            Transcripts.hostile().header(), List.of(script.get(0), script.get(1), earlier));

    List<JsonNode> lines = lines(Transcripts.to(Format.CAST, transcript));
    assertThat(lines.stream().skip(1).map(line -> line.get(0).asDouble()).toList()).isSorted();
  }

  /** Debian's asciinema is of version 2 and plays no recordings of version 3. */
  @Test
  void theInstalledAsciinemaPlaysIt() throws Exception {
    Optional<Path> asciinema = Installed.program("asciinema");
    assumeTrue(
        asciinema.isPresent(),
        "asciinema is not installed (apt-get install asciinema), so nothing was played");
    String cast = Transcripts.export("04-exit-codes").to(Format.CAST, 2, 80);
    Path file = Files.writeString(folder.resolve("t.cast"), cast);

    Installed.Said played =
        Installed.run(
            asciinema.orElseThrow(), "play", "--speed", "1000", "-i", "0.001", file.toString());
    assertThat(played.exitCode()).as(played.text()).isZero();
    assertThat(played.text()).contains(output(lines(cast)));
  }

  private static String output(List<JsonNode> events) {
    List<String> pieces = new ArrayList<>();
    for (JsonNode event : events.subList(1, events.size())) {
      if (event.get(1).asString().equals("o")) {
        pieces.add(event.get(2).asString());
      }
    }
    return String.join("", pieces);
  }

  private static String plain(String out) {
    return out.replaceAll("\u001b\\[[\\d;]*m", "");
  }
}
