package proclings.lesson;

import java.util.List;
import java.util.Optional;

/** Reads what stands after the id in an info string: where a block's cells run. */
final class PlaceReader {

  private PlaceReader() {}

  /**
   * The place, or the usual one after a mistake.
   *
   * @param at where its word stands
   * @param before the info string up to there: {@code java demo clone}
   */
  static Place read(Position at, String before, String written, Problems problems) {
    if (before.startsWith("predict ") || before.startsWith("recap ")) {
      problems.add(
          at,
          "a question runs nothing, so `" + written + "` says nothing here",
          "Write it after the id of the demo that answers it: `java demo some-name fork`.");
      return Place.MAIN;
    }
    boolean judged = before.startsWith("exercise ");
    List<String> known = judged ? List.of(Place.FORK.label()) : Place.labels();
    Optional<Place> place = Place.of(written).filter(p -> known.contains(p.label()));
    if (place.isEmpty()) {
      problems.add(
          at,
          Place.of(written).isPresent()
              ? "an exercise can't run in `" + written + "`, where luck decides what happens"
              : "`" + written + "` is no place where a cell runs",
          Nearest.to(written, known).map(near -> "Did you mean `" + near + "`? ").orElse("")
              + "Write `"
              + String.join("` or `", known.stream().map(p -> before + " " + p).toList())
              + "`, or nothing after the id for the usual main process.");
    }
    return place.orElse(Place.MAIN);
  }
}
