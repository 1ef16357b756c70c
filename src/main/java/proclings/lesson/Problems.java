package proclings.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
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

  /** Whether nothing is wrong with the files in a folder. */
  boolean noneIn(Path folder) {
    return found.stream().noneMatch(problem -> problem.at().file().startsWith(folder));
  }

  /** All that were found, in the order of a reader who goes through file after file. */
  List<Problem> sorted() {
    return found.stream().distinct().sorted(Problem.ORDER).toList();
  }

  /** Throws all that were found. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProblemsException(sorted());
    }
  }
}
