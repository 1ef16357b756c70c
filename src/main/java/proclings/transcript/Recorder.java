package proclings.transcript;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import proclings.event.Event;
import proclings.event.EventSink;
import proclings.event.json.EventWriter;
import proclings.event.json.Header;

/**
 * Records the events that it is given. They are kept in memory until {@link #save}, so a recording
 * that is interrupted, by whatever, leaves no file behind and an older one as it was.
 */
public final class Recorder implements EventSink {
  private final Header header;
  private final List<Event> events = new ArrayList<>();

  /** Begins a recording. */
  public Recorder(Header header) {
    this.header = header;
  }

  @Override
  public synchronized void accept(Event event) {
    events.add(event);
  }

  /** What was recorded up to now. */
  public synchronized Transcript transcript() {
    return new Transcript(header, events);
  }

  /**
   * Writes what was recorded: whole into a new file beside, which then takes the place of the old.
   *
   * @throws TranscriptException if it can't be written; the file is then as it was before
   */
  public void save(Path file) {
    write(transcript(), file);
  }

  private static void write(Transcript transcript, Path file) {
    Path target = file.toAbsolutePath();
    // Not a temporary file of the JDK's: only their owner may read those.
    Path beside =
        target.resolveSibling(
            "."
                + file.getFileName()
                + "."
                + ProcessHandle.current().pid()
                + "."
                + System.nanoTime());
    @Nullable Path folder = target.getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (BufferedWriter out =
          Files.newBufferedWriter(
              beside,
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE)) {
        EventWriter writer = new EventWriter(out);
        writer.write(transcript.header());
        for (Event event : transcript.events()) {
          writer.write(event);
        }
      }
      Files.move(
          beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      remove(beside);
      throw new TranscriptException(
          file + ": can't be written: " + e + ". Choose another file with -o", e);
    }
  }

  private static void remove(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException e) {
      // The failure that brought us here is the one to tell of.
    }
  }
}
