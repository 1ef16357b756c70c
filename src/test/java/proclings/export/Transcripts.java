package proclings.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import proclings.event.Action;
import proclings.event.Event;
import proclings.event.EventScript;
import proclings.event.json.Header;
import proclings.transcript.Transcript;

/** Transcripts to export: those of the course, and some that were written by hand. */
final class Transcripts {
  private static final Path FOLDER = Path.of("transcripts");
  private static final String MAIN = "MainProcess";

  /** Markup, quotes, a terminal's command, an override of direction, half a pair, a fence. */
  static final String HOSTILE =
      "</script><script>alert('\"1\"')</script>&amp;\u001b[2J\u202e\ud800 ````` ]]> $1 %s \\ 💡";

  private Transcripts() {}

  static List<Path> ofTheCourse() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  static Transcript read(String name) {
    return Transcript.read(FOLDER.resolve(name + ".jsonl"));
  }

  static Export export(String name) {
    return new Export(read(name));
  }

  static String to(Format format, Transcript transcript) {
    return new Export(transcript).to(format, 2, 80);
  }

  /** A run with hostile text wherever text may be. */
  static Transcript hostile() {
    return of(
        HOSTILE,
        new EventScript()
            .begin("print(\"" + HOSTILE + "\");\n// " + HOSTILE)
            .start(MAIN, HOSTILE)
            .print(HOSTILE, HOSTILE)
            .exit(HOSTILE, -9)
            .end(Event.Outcome.THREW, HOSTILE + ": " + HOSTILE));
  }

  /** Two cells, an event a millisecond: one that prints, and one in which a process picks fruit. */
  static Transcript fruit() {
    return of(
        "fruit",
        new EventScript()
            .begin("print(1);")
            .print(MAIN, "1")
            .end()
            .begin("picker.start();")
            .start(MAIN, "picker")
            .waiting(MAIN, Action.GET, "Queue-1")
            .print("picker", "push apple")
            .did("picker", Action.PUT, "Queue-1", 1)
            .did(MAIN, Action.GET, "Queue-1", 1)
            .print(MAIN, "pop apple")
            .print("picker", "push pear")
            .exit("picker", 0)
            .join(MAIN, "picker")
            .end());
  }

  static Transcript of(String lesson, EventScript script) {
    return new Transcript(
        new Header(lesson, Instant.EPOCH, "0.1.0", "25, Some One", "Linux amd64", 2),
        script.events());
  }
}
