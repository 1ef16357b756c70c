package proclings.lesson;

import java.util.Comparator;

/**
 * A mistake in a file of the course.
 *
 * @param what what is wrong, in one sentence
 * @param remedy what to write instead
 */
public record Problem(Position at, String what, String remedy) {

  /** As one reads who goes through file after file. */
  public static final Comparator<Problem> ORDER =
      Comparator.comparing((Problem p) -> p.at().file())
          .thenComparing(p -> p.at().line())
          .thenComparing(p -> p.at().column());

  /** The place and what is wrong, as compilers write it, and the remedy indented below. */
  public String rendered() {
    return at + ": " + what + "\n    " + remedy.replace("\n", "\n    ");
  }
}
