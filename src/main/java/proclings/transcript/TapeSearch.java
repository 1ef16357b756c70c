package proclings.transcript;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import proclings.event.Event;

/** Looks on a tape for lines of output and of cells' sources that contain a text, in any case. */
public final class TapeSearch {

  private final Tape tape;
  private final String text;

  /** A search for a text. */
  public TapeSearch(Tape tape, String text) {
    this.tape = tape;
    this.text = text.toLowerCase(Locale.ROOT);
  }

  /**
   * A line.
   *
   * @param event the index of the event that it is of
   * @param line its number in a cell's source, from 0; 0 for a printed line
   */
  public record Place(int event, int line) {

    /** The position at which it is seen. */
    public int position() {
      return event + 1;
    }

    private boolean isBefore(Place other) {
      return event < other.event || (event == other.event && line < other.line);
    }
  }

  /** The first such line that is not before a place; empty if there is none up to the end. */
  public Optional<Place> from(Place place) {
    for (int i = Math.max(0, place.event); i < tape.size(); i++) {
      List<String> lines = lines(tape.events().get(i));
      for (int line = 0; line < lines.size(); line++) {
        Place found = new Place(i, line);
        if (!found.isBefore(place) && contains(lines.get(line))) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  /** The last such line before a place; empty if there is none from the beginning. */
  public Optional<Place> before(Place place) {
    for (int i = Math.min(place.event, tape.size() - 1); i >= 0; i--) {
      List<String> lines = lines(tape.events().get(i));
      for (int line = lines.size() - 1; line >= 0; line--) {
        Place found = new Place(i, line);
        if (found.isBefore(place) && contains(lines.get(line))) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private boolean contains(String line) {
    return line.toLowerCase(Locale.ROOT).contains(text);
  }

  private static List<String> lines(Event event) {
    return switch (event) {
      case Event.Printed printed -> List.of(printed.text());
      case Event.CellBegan cell -> List.of(cell.source().split("\n", -1));
      default -> List.of();
    };
  }
}
