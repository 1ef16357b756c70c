package proclings.shell;

/**
 * A text that is being typed out before an audience. A line's indentation comes with the end of the
 * line before it, as an editor would have it.
 */
final class TypedOut {

  /** Who hammers on a keyboard hits so many keys a second that this looks like typing. */
  private static final int AT_A_KEY = 3;

  private final String text;
  private final Pace pace;
  private final long begun;
  private int typed;

  /**
   * Begins to type.
   *
   * @param now in nanoseconds, on the clock of the other methods
   */
  TypedOut(String text, Pace pace, long now) {
    this.text = text.stripTrailing();
    this.pace = pace;
    this.begun = now;
    if (pace.isAtOnce()) {
      finish();
    }
  }

  /** A key was pressed; where the text types itself, all of it is there at once. */
  void key() {
    if (!pace.isKeys()) {
      finish();
      return;
    }
    for (int i = 0; i < AT_A_KEY && typed < text.length(); i++) {
      typed = text.offsetByCodePoints(typed, 1);
    }
    passSpace();
  }

  void finish() {
    typed = text.length();
  }

  /** What is there by now. */
  String visible(long now) {
    advance(now);
    return text.substring(0, typed);
  }

  /** Whether all of it is there. */
  boolean isWhole(long now) {
    advance(now);
    return typed == text.length();
  }

  private void advance(long now) {
    if (pace.isKeys() || pace.isAtOnce()) {
      return;
    }
    long due = (long) ((now - begun) / 1e9 * pace.perSecond());
    int points = (int) Math.min(due, text.codePointCount(0, text.length()));
    typed = Math.max(typed, text.offsetByCodePoints(0, points));
  }

  private void passSpace() {
    while (typed > 0
        && typed < text.length()
        && Character.isWhitespace(text.charAt(typed))
        && (text.charAt(typed) == '\n' || isIndent())) {
      typed++;
    }
  }

  private boolean isIndent() {
    return text.substring(text.lastIndexOf('\n', typed - 1) + 1, typed).isBlank();
  }
}
