package proclings.shell;

import java.util.Optional;
import proclings.transcript.Playback;
import proclings.transcript.Tape;
import proclings.transcript.TapeSearch;
import proclings.transcript.TapeSearch.Place;

/** A text that is looked for during a playback, and where it was found last. */
final class PlaybackSearch {

  private final Playback playback;
  private String text = "";
  private Optional<Place> found = Optional.empty();

  PlaybackSearch(Playback playback) {
    this.playback = playback;
  }

  /** What is looked for; empty for nothing. */
  String text() {
    return text;
  }

  /** The place that is on the screen because it was found. */
  Optional<Place> found() {
    return found.filter(place -> place.position() == playback.position());
  }

  /** Looks for nothing any more. */
  void forget() {
    text = "";
    found = Optional.empty();
  }

  /** Goes to the first line from here on that has the text; gives what is to be said of it. */
  String first(String sought) {
    text = sought;
    found = Optional.empty();
    return forth(new Place(playback.position() - 1, 0));
  }

  /** Goes to the next line that has it. */
  String next() {
    return forth(
        found()
            .map(place -> new Place(place.event(), place.line() + 1))
            .orElse(new Place(playback.position(), 0)));
  }

  /** Goes to the line before that has it. */
  String previous() {
    Place here = found().orElse(new Place(playback.position() - 1, 0));
    TapeSearch search = new TapeSearch(playback.tape(), text);
    Tape tape = playback.tape();
    return go(search.before(here), () -> search.before(new Place(tape.size(), 0)), "the end");
  }

  private String forth(Place from) {
    TapeSearch search = new TapeSearch(playback.tape(), text);
    return go(search.from(from), () -> search.from(new Place(0, 0)), "the beginning");
  }

  private interface Search {
    Optional<Place> find();
  }

  private String go(Optional<Place> first, Search around, String again) {
    if (text.isEmpty()) {
      return "Nothing is looked for yet: / asks for a text.";
    }
    Optional<Place> place = first.isPresent() ? first : around.find();
    if (place.isEmpty()) {
      return "No line of output or code has «" + text + "».";
    }
    found = place;
    playback.show(place.get());
    return first.isPresent() ? "" : "Went on from " + again + ".";
  }
}
