package proclings.transcript;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import proclings.event.Event;
import proclings.event.json.Entry;
import proclings.event.json.EventFormatException;
import proclings.event.json.EventReader;
import proclings.event.json.EventWriter;
import proclings.event.json.Header;

/**
 * A run as it was recorded.
 *
 * @param edits what somebody left open by hand; of a pattern, the event has its text as it stands
 */
public record Transcript(Header header, List<Event> events, Edits edits) {

  /** Copies the list. */
  public Transcript {
    events = List.copyOf(events);
  }

  /** A run as it happened. */
  public Transcript(Header header, List<Event> events) {
    this(header, events, Edits.NONE);
  }

  /**
   * Reads a file; nothing in it is ever executed.
   *
   * @throws TranscriptException if it can't be read or isn't a transcript; the message says where
   *     and what to do
   */
  public static Transcript read(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file, in);
    } catch (MalformedInputException e) {
      throw new TranscriptException(
          file + ": this is no UTF-8 text. Record it anew with: proclings record LESSON -o FILE",
          e);
    } catch (NoSuchFileException e) {
      throw new TranscriptException(
          file + ": there is no such file. Record one with: proclings record LESSON -o " + file, e);
    } catch (IOException e) {
      throw new TranscriptException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  /** Reads what is, or is to be, in that file. */
  static Transcript read(Path file, BufferedReader in) throws IOException {
    try {
      EventReader reader = new EventReader(in);
      Header header = reader.header();
      EditsReader lines = new EditsReader(file);
      for (Optional<Entry> e = reader.next(); e.isPresent(); e = reader.next()) {
        lines.add(e.get());
      }
      return new Transcript(header, lines.events(), lines.edits());
    } catch (EventFormatException e) {
      throw new TranscriptException(file + ":" + e.explanation(), e);
    }
  }

  /**
   * Writes a run as it happened: whole and beside the file first, then in its place.
   *
   * @throws TranscriptException if it can't be written; the file is then as it was before
   */
  public void write(Path file) {
    WholeFile.write(
        file,
        out -> {
          EventWriter writer = new EventWriter(out);
          writer.write(header);
          for (Event event : events) {
            writer.write(event);
          }
        });
  }
}
