package proclings.multiprocessing;

/** What a scenario's misuse ends with, to be printed. */
final class Thrown {

  private Thrown() {}

  /** The exception's name, or {@code nothing}. */
  static String thrown(Runnable body) {
    RuntimeException e = by(body);
    return e == null ? "nothing" : e.getClass().getSimpleName();
  }

  /** The exception's message, or {@code nothing}. */
  static String message(Runnable body) {
    RuntimeException e = by(body);
    return e == null ? "nothing" : String.valueOf(e.getMessage());
  }

  private static @org.jspecify.annotations.Nullable RuntimeException by(Runnable body) {
    try {
      body.run();
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }
}
