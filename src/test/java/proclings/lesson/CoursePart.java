package proclings.lesson;

/**
 * The part of the course whose programs a build runs: every third lesson, and with {@code
 * -Dproclings.course=all} each. What can be seen without running a lesson is tested of all.
 *
 * <p>To run all of them takes some minutes of two processors, which a build doesn't have. Who
 * changes lessons runs {@code ./proclings check} and {@code ./proclings verify}.
 */
public final class CoursePart {

  private static final boolean ALL = "all".equals(System.getProperty("proclings.course"));

  private CoursePart() {}

  /** Whether the lesson of this number is run in this build. */
  public static boolean has(int number) {
    return ALL || number % 3 == 2;
  }
}
