package proclings.shell;

import java.util.Optional;

/**
 * How cells come onto the screen of a presentation.
 *
 * @param perSecond characters a second; 0 for some at each key that is pressed, infinite for all at
 *     once
 */
public record Pace(double perSecond) {

  /** Some characters at each key, whichever it is. */
  public static final Pace KEYS = new Pace(0);

  /** The whole cell. */
  public static final Pace AT_ONCE = new Pace(Double.POSITIVE_INFINITY);

  private static final double SLOWEST = 1;
  private static final double QUICKEST = 1000;

  /** What is written as {@code keys}, {@code off} or a number of characters a second. */
  public static Optional<Pace> parse(String written) {
    return switch (written) {
      case "keys" -> Optional.of(KEYS);
      case "off" -> Optional.of(AT_ONCE);
      default -> number(written).map(Pace::new);
    };
  }

  private static Optional<Double> number(String written) {
    try {
      double number = Double.parseDouble(written);
      return number >= SLOWEST && number <= QUICKEST ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean isKeys() {
    return perSecond == 0;
  }

  boolean isAtOnce() {
    return Double.isInfinite(perSecond);
  }
}
