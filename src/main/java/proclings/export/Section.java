package proclings.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import proclings.event.Event;
import proclings.history.History;
import proclings.transcript.Slice;
import proclings.transcript.Transcript;

/**
 * A cell with all that happened until the next one began, which every format shows as one part.
 *
 * @param place among all sections of the transcript, from 1; a name that no other one has
 * @param run what happened, as a run of its own
 */
record Section(int place, Slice slice, History run) {

  /** All sections of a transcript, in their order. */
  static List<Section> of(Transcript transcript) {
    List<Slice> slices = Slice.of(transcript.events());
    return Stream.iterate(0, i -> i < slices.size(), i -> i + 1)
        .map(i -> new Section(i + 1, slices.get(i), History.of(slices.get(i).events())))
        .toList();
  }

  /** The cell's number in its session; empty for what came before the first. */
  Optional<Integer> number() {
    return slice.began().map(Event.CellBegan::cell);
  }

  String title() {
    return number().map(number -> "Cell " + number).orElse("Before the first cell");
  }

  /** The cell's source, without the end of its last line. */
  String source() {
    return slice.source().stripTrailing();
  }

  List<Event> events() {
    return slice.events();
  }

  /** How the cell ended, if it did. */
  Optional<Event.CellEnded> ended() {
    return events().stream()
        .filter(Event.CellEnded.class::isInstance)
        .map(Event.CellEnded.class::cast)
        .findFirst();
  }

  /** Why the cell did not run to its end, in words; empty if it did. */
  Optional<String> trouble() {
    return ended().flatMap(Section::trouble);
  }

  private static Optional<String> trouble(Event.CellEnded end) {
    String detail = end.detail() == null ? "" : ": " + end.detail();
    return switch (end.outcome()) {
      case OK -> Optional.empty();
      case REJECTED -> Optional.of("This is not Java" + detail);
      case THREW -> Optional.of("The cell threw" + detail);
      case INTERRUPTED -> Optional.of("The cell was stopped" + detail);
      case DIED -> Optional.of("The main process ended" + detail);
    };
  }

  /** The value's text that the cell ended with, if it had one. */
  Optional<String> value() {
    return ended()
        .filter(end -> end.outcome() == Event.Outcome.OK)
        .flatMap(end -> Optional.ofNullable(end.detail()));
  }
}
