package proclings.tutor;

import java.util.Optional;
import proclings.kernel.CellResult;
import proclings.kernel.Kernel;
import proclings.lesson.Place;
import proclings.multiprocessing.ForkLaboratory;

/** Runs cells where their lesson says that they run. */
public final class Places {

  /** What to tell of a cell whose place there is not. */
  public static final String PASSED_OVER =
      "This forks the main process, which needs Linux: it is passed over here.";

  private Places() {}

  /** Whether a kernel can run cells there. */
  public static boolean has(Kernel kernel, Place place) {
    return laboratory(place).map(kernel::has).orElse(true);
  }

  /** Runs a cell there; there must be such a place. */
  public static CellResult run(Kernel kernel, String cell, Place place) {
    return laboratory(place)
        .map(laboratory -> kernel.run(cell, laboratory))
        .orElseGet(() -> kernel.run(cell));
  }

  private static Optional<ForkLaboratory> laboratory(Place place) {
    return switch (place) {
      case MAIN -> Optional.empty();
      case FORK -> Optional.of(ForkLaboratory.SAFE_FLAGS);
      case FORK_DEFAULT_FLAGS -> Optional.of(ForkLaboratory.DEFAULT_FLAGS);
    };
  }
}
