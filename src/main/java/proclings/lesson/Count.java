package proclings.lesson;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something must be so: {@code 2}, {@code at least 2}, {@code at most 2} or {@code 2 to
 * 4}.
 */
public record Count(int min, int max) {

  /** Once or more often. */
  public static final Count SOME = new Count(1, Integer.MAX_VALUE);

  private static final Pattern FORM =
      Pattern.compile("(?:(at least|at most) +)?(\\d{1,9})(?: +to +(\\d{1,9}))?");

  /** Exactly so many. */
  public static Count exactly(int n) {
    return new Count(n, n);
  }

  static Optional<Count> parse(String text) {
    Matcher m = FORM.matcher(text.strip());
    if (!m.matches() || (m.group(1) != null && m.group(3) != null)) {
      return Optional.empty();
    }
    int n = Integer.parseInt(m.group(2));
    if (m.group(3) != null) {
      int to = Integer.parseInt(m.group(3));
      return to < n ? Optional.empty() : Optional.of(new Count(n, to));
    }
    if (m.group(1) == null) {
      return Optional.of(exactly(n));
    }
    return Optional.of(
        m.group(1).equals("at least") ? new Count(n, Integer.MAX_VALUE) : new Count(0, n));
  }

  /** Whether so many are right. */
  public boolean accepts(int n) {
    return min <= n && n <= max;
  }

  /** As one says it: {@code 2}, {@code at least 2}, {@code at most 2}, {@code 2 to 4}. */
  @Override
  public String toString() {
    if (min == max) {
      return Integer.toString(min);
    }
    if (max == Integer.MAX_VALUE) {
      return "at least " + min;
    }
    return min == 0 ? "at most " + max : min + " to " + max;
  }
}
