package proclings.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers mistakes while files are read, so that all of them can be reported at once. */
final class Problems {

  private final List<Problem> found = new ArrayList<>();

  void add(Position at, String what, String remedy) {
    found.add(new Problem(at, what, remedy));
  }

  boolean none() {
    return found.isEmpty();
  }

  /** Throws all that were found, in the order of a reader who goes through file after file. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProblemsException(
          found.stream()
              .distinct()
              .sorted(
                  Comparator.comparing((Problem p) -> p.at().file())
                      .thenComparing(p -> p.at().line())
                      .thenComparing(p -> p.at().column()))
              .toList());
    }
  }
}
