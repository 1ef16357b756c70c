package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import proclings.program.Proclings.Result;

/** {@code verify} and its options. */
@Timeout(300)
class VerifyIT {

  @TempDir Path folder;
  private Proclings proclings;

  @BeforeEach
  void newUser() {
    proclings = new Proclings(folder);
  }

  @AfterEach
  void nobodyIsLeft() throws Exception {
    proclings.awaitNobody(2000);
  }

  private Path recording(String old, String changed) throws Exception {
    String text = Files.readString(Proclings.HOME.resolve("transcripts/01-cube-and-square.jsonl"));
    assertThat(text).contains(old);
    return Files.writeString(folder.resolve("t.jsonl"), text.replace(old, changed));
  }

  @Test
  void whatIsOtherwiseIsToldThenReportedThenRecorded() throws Exception {
    Path file = recording("Square: 100", "Square: 101");
    List<String> before = Files.readAllLines(file);
    Path xml = folder.resolve("new/report.xml");

    Result verify =
        proclings.run("verify", file.toString(), "--repeat", "2", "--junit-xml", xml.toString());
    assertThat(verify.exitCode()).isEqualTo(1);
    assertThat(verify.err())
        .contains("t.jsonl, run 1 of 2: 1 difference (")
        .contains("Process-2 printed \"Square: 100\"; expected was \"Square:")
        .contains("  ≠ prints \"Square: 101\" │ prints \"Square: 100\"\n")
        .contains("proclings verify --update " + file)
        .contains("the same as in run 1\n")
        .contains("t.jsonl: 0 of 2 runs as recorded\n");
    Element suite =
        (Element)
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getElementsByTagName("testsuite")
                .item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getElementsByTagName("failure").item(1).getTextContent())
        .contains("≠ prints \"Square: 101\" │ prints \"Square: 100\"");

    Result update = proclings.run("verify", "--update", file.toString());
    assertThat(update.exitCode()).as(update.err()).isZero();
    assertThat(update.out()).contains("t.jsonl: recorded anew:\n  cell 2, demo \"both\"\n");
    List<String> after = Files.readAllLines(file);
    assertThat(after.subList(0, 7)).isEqualTo(before.subList(0, 7));
    assertThat(after.getLast()).isEqualTo(before.getLast());
    Result again = proclings.run("verify", "--time-scale", "0.5", file.toString());
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.out()).isEqualTo(file + ": as recorded\n");
  }

  @Test
  void anEditedTranscriptIsPlayedBackAndItsMistakesAreTold() throws Exception {
    Path good = recording("\"text\":\"Square: 100\"", "\"like\":\"Square: {number}\"");
    Result replay = proclings.run("replay", good.toString(), "--speed", "100");
    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertThat(replay.out()).contains("Process-2 │ Square: {number}");
    Path bad = recording("\"text\":\"Square: 100\"", "\"like\":\"Square: {nunber}\"");
    Path xml = folder.resolve("report.xml");
    Result verify = proclings.run("verify", bad.toString(), "--junit-xml", xml.toString());
    assertThat(verify.exitCode()).isEqualTo(2);
    assertThat(verify.err()).contains("t.jsonl:11:").contains("{nunber} is no placeholder. Use");
    assertThat(Files.readString(xml)).contains("errors=\"1\"");
  }

  @Test
  void whatCantBeMeantIsUsage() throws Exception {
    Result often = proclings.run("verify", "--repeat", "0", "x.jsonl");
    assertThat(often.exitCode()).isEqualTo(2);
    assertThat(often.err()).contains("--repeat must be from 1 to 10000, not 0.");
    Result nowhere =
        proclings.run("verify", "--junit-xml", folder.toString(), "transcripts/02-pids.jsonl");
    assertThat(nowhere.exitCode()).isEqualTo(2);
    assertThat(nowhere.err()).contains(folder + ": can't be written");
  }
}
