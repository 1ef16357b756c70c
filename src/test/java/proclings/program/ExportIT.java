package proclings.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import proclings.program.Proclings.Result;

/** {@code export}: a transcript for another program. */
@Timeout(120)
class ExportIT {

  private static final String TRANSCRIPT =
      Proclings.HOME.resolve("transcripts/10-queue.jsonl").toString();

  @TempDir Path folder;
  private Proclings proclings;

  @BeforeEach
  void newUser() {
    proclings = new Proclings(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "cast, '{\"version\":2'",
    "html, <!DOCTYPE html>",
    "trace, '{\"traceEvents\":['",
    "ipynb, '\"nbformat\": 4'",
    "md, # queue",
    "svg, '<svg xmlns='",
  })
  void everyFormatIsWrittenToAFileOrToStandardOutput(String format, String part) throws Exception {
    Path file = folder.resolve("new/folder/export." + format);
    Result toFile = proclings.run("export", TRANSCRIPT, "--to", format, "-o", file.toString());
    assertThat(toFile.exitCode()).as(toFile.out() + toFile.err()).isZero();
    assertThat(toFile.out() + toFile.err()).isEmpty();
    assertThat(Files.readString(file)).contains(part);

    // Elsewhere, and where the terminal could not even write the characters.
    ProcessBuilder elsewhere = proclings.script("export", TRANSCRIPT, "--to", format);
    elsewhere.environment().put("LC_ALL", "de_DE.ISO-8859-1");
    elsewhere.environment().put("TZ", "Asia/Kolkata");
    Process process = elsewhere.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(new String(out, StandardCharsets.UTF_8)).isEqualTo(Files.readString(file));
  }

  @Test
  void oneCellIsExportedAlone() throws Exception {
    Result one = proclings.run("export", TRANSCRIPT, "--to", "md", "--cell", "2");

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(one.out())
        .contains("## Cell 2")
        .doesNotContain("## Cell 1")
        .contains("push 0 apple");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--to|pdf|cast, html, trace, ipynb, md, svg",
        "--cell|99|it has 1, 2, 3",
        "--cast-version|4|2 or 3, not 4",
        "--width|5|from 40 to 1000, not 5",
      })
  void wrongOptionsAreToldWithWhatIsRight(String option, String value, String right)
      throws Exception {
    Result wrong =
        option.equals("--to")
            ? proclings.run("export", TRANSCRIPT, "--to", value)
            : proclings.run("export", TRANSCRIPT, "--to", "cast", option, value);

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err().toLowerCase(java.util.Locale.ROOT)).contains(right);
    assertThat(wrong.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no/such/file.jsonl", "README.md"})
  void whatIsNoTranscriptIsToldAndNothingIsWritten(String file) throws Exception {
    Path output = folder.resolve("export.html");
    Result wrong = proclings.run("export", file, "--to", "html", "-o", output.toString());

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains(file).doesNotContain("\tat ");
    assertThat(output).doesNotExist();
  }

  @Test
  void aPlaceThatCantBeWrittenToIsTold() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Result wrong =
        proclings.run("export", TRANSCRIPT, "--to", "md", "-o", file.resolve("below").toString());

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("below", "choose another file").doesNotContain("\tat ");
  }
}
