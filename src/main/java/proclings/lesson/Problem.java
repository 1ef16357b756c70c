package proclings.lesson;

/**
 * A mistake in a file of the course.
 *
 * @param what what is wrong, in one sentence
 * @param remedy what to write instead
 */
public record Problem(Position at, String what, String remedy) {}
