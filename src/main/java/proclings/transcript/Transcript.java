package proclings.transcript;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.event.Event;
import proclings.event.json.EventFormatException;
import proclings.event.json.EventReader;
import proclings.event.json.EventWriter;
import proclings.event.json.Header;

/** A run as it was recorded. */
public record Transcript(Header header, List<Event> events) {

  /** Copies the list. */
  public Transcript {
    events = List.copyOf(events);
  }

  /**
   * Reads a file; nothing in it is ever executed.
   *
   * @throws TranscriptException if it can't be read or isn't a transcript; the message says where
   *     and what to do
   */
  public static Transcript read(Path file) {
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      EventReader reader = new EventReader(in);
      Header header = reader.header();
      List<Event> events = new ArrayList<>();
      for (Optional<Event> e = reader.next(); e.isPresent(); e = reader.next()) {
        events.add(e.get());
      }
      return new Transcript(header, events);
    } catch (EventFormatException e) {
      throw new TranscriptException(file + ":" + e.explanation(), e);
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

  /**
   * Writes a file: whole and beside it first, then in the place of what was there.
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
