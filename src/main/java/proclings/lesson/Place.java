package proclings.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a lesson's cell runs. Those that are not the usual one are called as the prompt's commands
 * are that run a cell there.
 */
public enum Place {
  /** In the main process of the notebook. */
  MAIN(""),

  /** In a main process of its own, which can be forked. */
  FORK("fork"),

  /** In one under a JVM's default flags, which hangs when it is forked, or does not. */
  FORK_DEFAULT_FLAGS("fork-default-flags");

  private final String label;

  Place(String label) {
    this.label = label;
  }

  /** The word for it in a lesson and at the prompt; empty for the usual one. */
  public String label() {
    return label;
  }

  /** Those that have a word. */
  static List<String> labels() {
    return Arrays.stream(values()).map(Place::label).filter(label -> !label.isEmpty()).toList();
  }

  static Optional<Place> of(String label) {
    return Arrays.stream(values()).filter(place -> place.label.equals(label)).findFirst();
  }
}
