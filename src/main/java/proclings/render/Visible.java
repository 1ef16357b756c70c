package proclings.render;

/** Shows characters that would move the cursor, change the terminal or hide what was written. */
public final class Visible {

  private static final int TAB_COLUMNS = 8;

  private Visible() {}

  /**
   * The text with control characters as {@code ^[} or <code>&#92;u202e</code>, and tabs as spaces.
   */
  public static String of(String text) {
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int column = 0;
    for (int point : text.codePoints().toArray()) {
      String piece = shown(point, column);
      shown.append(piece);
      column += Columns.of(piece);
    }
    return shown.toString();
  }

  private static String shown(int point, int column) {
    if (point == '\t') {
      return " ".repeat(TAB_COLUMNS - column % TAB_COLUMNS);
    }
    if (point < ' ' || point == 0x7f) {
      return "^" + (char) (point ^ 0x40);
    }
    int type = Character.getType(point);
    boolean hidden =
        type == Character.CONTROL
            || type == Character.SURROGATE
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR
            // Joiners are part of words and emoji; the other formats turn or hide text.
            || (type == Character.FORMAT && point != 0x200c && point != 0x200d && point != 0xad);
    return hidden ? String.format("\\u%04x", point) : Character.toString(point);
  }
}
