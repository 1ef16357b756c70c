package proclings.transcript;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import proclings.event.Event;
import proclings.event.json.EventWriter;

/**
 * Puts the cells of a new run that changed into a transcript's file. All other lines stay as they
 * stand there, with what somebody left open in them by hand.
 */
final class Update {
  private final Path file;
  private final Transcript recorded;
  private final Transcript happened;
  private final FileCells inFile;
  private final Renaming renaming;
  private final List<String> lines = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private long lastSeq;
  private long lastNanos;
  private int copied;

  /**
   * An update of what is in the file.
   *
   * @param recorded all that is in there
   * @param happened the new run
   */
  Update(Path file, Transcript recorded, Transcript happened) {
    this.file = file;
    this.recorded = recorded;
    this.happened = happened;
    this.inFile = FileCells.of(file);
    this.renaming = new Renaming(recorded.events());
  }

  /**
   * Writes the file anew.
   *
   * @param cells what came of comparing those cells of the file that could be run
   * @param expectations the lesson's
   * @return the cells that were recorded anew, put in or taken out
   * @throws TranscriptException if it can't be written, or can't be put together from cells of two
   *     runs; the file is then as it was
   */
  List<String> write(List<Comparison.Compared> cells, Comparison.Expectations expectations) {
    lines.addAll(inFile.head());
    for (Comparison.Compared compared : cells) {
      CellPair pair = compared.cells();
      if (pair.either().began().isEmpty()) {
        continue; // what stands before the first cell is in the head
      }
      pair.recorded().ifPresent(cell -> copyUpTo(place(cell)));
      if (pair.recorded().isPresent() && pair.happened().isPresent()) {
        renaming.bind(pair.recorded().get(), pair.happened().get());
      }
      if (compared.differences().isEmpty()) {
        copyUpTo(copied + 1);
      } else {
        replace(pair, pair.either().where(expectations));
      }
    }
    copyUpTo(inFile.cells().size());
    requireSame(cells, expectations);
    WholeFile.write(
        file,
        out -> {
          for (String line : lines) {
            out.append(line).append('\n');
          }
        });
    return changed;
  }

  private int place(Slice cell) {
    return recordedCells().indexOf(cell);
  }

  private List<Slice> recordedCells() {
    return Slice.of(recorded.events()).stream().filter(s -> s.began().isPresent()).toList();
  }

  /** Copies the file's cells before that place, those that were not run among them. */
  private void copyUpTo(int place) {
    for (; copied < place; copied++) {
      FileCells.FileCell cell = inFile.cells().get(copied);
      lines.addAll(cell.lines());
      lastSeq = cell.began().seq();
      lastNanos = cell.began().nanos();
    }
  }

  private void replace(CellPair pair, String where) {
    if (pair.recorded().isPresent()) {
      Event.CellBegan old = inFile.cells().get(copied).began();
      lastSeq = old.seq();
      lastNanos = old.nanos();
      copied++;
    }
    if (pair.happened().isEmpty()) {
      changed.add(where + " (taken out: it was not run)");
      return;
    }
    List<Event> cell = whole(pair.happened().get());
    for (Event event : renaming.of(cell, Math.max(1, lastSeq), lastNanos)) {
      lines.add(EventWriter.line(event));
    }
    boolean wasOpen = pair.recorded().filter(this::isOpen).isPresent();
    changed.add(where + (wasOpen ? " (what was left open there by hand is gone)" : ""));
  }

  private boolean isOpen(Slice cell) {
    List<Slice> cells = recordedCells();
    int next = cells.indexOf(cell) + 1;
    long end = next < cells.size() ? cells.get(next).events().getFirst().seq() : Long.MAX_VALUE;
    Edits edits = recorded.edits().within(cell.events(), end);
    return !edits.leaveNothingOut()
        || cell.events().stream().anyMatch(e -> edits.patterns().containsKey(e.seq()));
  }

  /** All that the new run has from the cell's begin to the next one's. */
  private List<Event> whole(Slice cell) {
    List<Event> events = new ArrayList<>();
    long first = cell.events().getFirst().seq();
    for (Event event : happened.events()) {
      if (event.seq() > first && event instanceof Event.CellBegan) {
        break;
      }
      if (event.seq() >= first) {
        events.add(event);
      }
    }
    return events;
  }

  /** The new file must be one that the new run would be accepted by. */
  private void requireSame(List<Comparison.Compared> before, Comparison.Expectations expectations) {
    String text = String.join("\n", lines) + "\n";
    Transcript updated;
    try {
      updated = Transcript.read(file, new BufferedReader(new StringReader(text)));
    } catch (IOException e) {
      throw new AssertionError("a string can be read", e);
    }
    List<String> run =
        before.stream().flatMap(c -> c.cells().happened().stream()).map(Slice::source).toList();
    List<Comparison.Compared> after =
        Comparison.cells(updated.events(), happened.events(), updated.edits(), expectations);
    Optional<Difference> left =
        after.stream()
            .filter(c -> c.cells().happened().isPresent())
            .filter(c -> run.contains(c.cells().either().source()))
            .flatMap(c -> c.differences().stream())
            .findFirst();
    if (left.isPresent()) {
      throw new TranscriptException(
          "%s: its cells can't be recorded one by one, as they refer to each other (%s: %s). Record"
                  .formatted(file, left.get().where(), left.get().what())
              + " it as a whole: proclings record %s -o %s"
                  .formatted(recorded.header().lesson(), file));
    }
  }
}
