package proclings.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import proclings.event.Event;
import proclings.event.json.EventFormatException;
import proclings.event.json.EventReader;

/**
 * The lines of a transcript's file as they stand there, cell by cell.
 *
 * @param head the lines before the first cell, the header first
 */
record FileCells(List<String> head, List<FileCell> cells) {

  private static final String MAY_BEGIN = "\"cell-began\"";

  /**
   * A cell's lines.
   *
   * @param began as it is written in the first of them
   */
  record FileCell(Event.CellBegan began, List<String> lines) {}

  /**
   * Reads a file that is known to be a transcript.
   *
   * @throws TranscriptException if it can't be read
   */
  static FileCells of(Path file) {
    List<String> head = new ArrayList<>();
    List<FileCell> cells = new ArrayList<>();
    List<String> current = head;
    try {
      String text = Files.readString(file);
      String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      for (String line : whole.split("\n", -1)) {
        if (line.contains(MAY_BEGIN) && EventReader.event(line) instanceof Event.CellBegan began) {
          current = new ArrayList<>();
          cells.add(new FileCell(began, current));
        }
        current.add(line);
      }
    } catch (IOException | EventFormatException e) {
      throw new TranscriptException(file + ": can't be read: " + e.getMessage(), e);
    }
    return new FileCells(head, cells);
  }
}
