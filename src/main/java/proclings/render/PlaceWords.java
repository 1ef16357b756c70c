package proclings.render;

import java.util.Optional;
import proclings.kernel.Kernel;
import proclings.lesson.Place;

/** Where a cell runs, for whoever is about to see it run. */
public final class PlaceWords {

  private PlaceWords() {}

  /** A sentence; none for the usual main process. */
  public static Optional<String> of(Place place) {
    return switch (place) {
      case MAIN -> Optional.empty();
      case FORK ->
          Optional.of(
              "It runs in a main process of its own, in which fork() is safe, as with :fork.");
      case FORK_DEFAULT_FLAGS ->
          Optional.of(
              "It runs under Java's default flags, as with :fork-default-flags. What hangs is ended"
                  + " after "
                  + Kernel.WATCHDOG.toSeconds()
                  + " s.");
    };
  }
}
