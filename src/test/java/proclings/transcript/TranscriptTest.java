package proclings.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import proclings.event.EventScript;
import proclings.event.json.Header;

class TranscriptTest {
  @TempDir Path folder;

  private final Transcript transcript =
      new Transcript(
          Header.now("pids", "0.1.0"),
          new EventScript().begin("code").print("MainProcess", "\u001b[2J").end().events());

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    Path file = folder.resolve("new/folder/pids.jsonl");
    transcript.write(file);

    assertThat(Transcript.read(file)).isEqualTo(transcript);
    assertThat(Files.readString(file).chars()).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
  }

  @Test
  void aFileIsReplacedAsAWholeAndNothingIsLeftBesideIt() throws Exception {
    Path file = folder.resolve("pids.jsonl");
    Files.writeString(file, "what was there before");
    transcript.write(file);

    assertThat(Transcript.read(file)).isEqualTo(transcript);
    assertThat(names()).containsExactly("pids.jsonl");
  }

  @Test
  void aFileThatCantBeWrittenStaysAsItWas() throws Exception {
    Path file = Files.createDirectory(folder.resolve("pids.jsonl"));
    Files.writeString(file.resolve("inside"), "kept");

    assertThatThrownBy(() -> transcript.write(file))
        .isInstanceOf(TranscriptException.class)
        .hasMessageContaining("can't be written")
        .hasMessageContaining("See to its folder, or choose another file");
    assertThat(names()).containsExactly("pids.jsonl");
    assertThat(Files.readString(file.resolve("inside"))).isEqualTo("kept");
  }

  @Test
  void aBrokenFileSaysWhereAndWhatToDo() throws Exception {
    Path file = folder.resolve("pids.jsonl");
    transcript.write(file);
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.length() - 9));

    assertThatThrownBy(() -> Transcript.read(file))
        .isInstanceOf(TranscriptException.class)
        .hasMessageStartingWith(file + ":4:")
        .hasMessageContaining("Restore the line, or remove it if it was cut off");
  }

  @Test
  void aFileThatIsNotThereOrNoTextIsRefused() throws Exception {
    assertThatThrownBy(() -> Transcript.read(folder.resolve("none.jsonl")))
        .isInstanceOf(TranscriptException.class)
        .hasMessageContaining("there is no such file");
    Path binary = Files.write(folder.resolve("binary.jsonl"), new byte[] {(byte) 0xff, 0});
    assertThatThrownBy(() -> Transcript.read(binary))
        .isInstanceOf(TranscriptException.class)
        .hasMessageContaining("this is no UTF-8 text");
  }

  @Test
  void anInterruptedRecordingHasWrittenNothing() throws Exception {
    Recorder recorder = new Recorder(transcript.header());
    transcript.events().forEach(recorder::accept);

    assertThat(recorder.transcript()).isEqualTo(transcript);
    assertThat(names()).isEmpty();
  }
}
