package proclings.lesson;

/**
 * A mistake in a file of the course.
 *
 * @param what what is wrong, in one sentence
 * @param remedy what to write instead
 */
public record Problem(Position at, String what, String remedy) {

  /** The place and what is wrong, as compilers write it, and the remedy indented below. */
  public String rendered() {
    return at + ": " + what + "\n    " + remedy.replace("\n", "\n    ");
  }
}
