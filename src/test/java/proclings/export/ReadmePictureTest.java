package proclings.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The picture in the README is what the command below it makes. */
class ReadmePictureTest {

  @Test
  void theReadmesPictureIsAnExportOfATranscriptOfTheCourse() throws Exception {
    Path picture = Path.of("src", "docs", "timeline.svg");
    String readme = Files.readString(Path.of("README.md"));

    assertThat(readme)
        .contains("](src/docs/timeline.svg)")
        .contains("./proclings export transcripts/10-queue.jsonl --to svg --cell 5");
    assertThat(Files.readString(picture))
        .as(
            "make it anew with: ./proclings export transcripts/10-queue.jsonl --to svg --cell 5"
                + " -o src/docs/timeline.svg")
        .isEqualTo(Transcripts.export("10-queue").only(5).to(Format.SVG, 2, 80));
  }
}
