package proclings.shell;

import java.io.IOException;
import org.jline.utils.NonBlockingReader;

/**
 * A key that was pressed.
 *
 * @param text the character of {@link Kind#TEXT}; else empty
 */
record Stroke(Kind kind, String text) {

  private static final char ESC = '\u001b';

  /** Between the characters of one key there is no such pause, even over a slow line. */
  private static final long SAME_KEY_MS = 50;

  enum Kind {
    TEXT,
    LEFT,
    RIGHT,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    /** The key that is called so; for the end of the input see {@link #END}. */
    END_KEY,
    TAB,
    ENTER,
    BACKSPACE,
    ESCAPE,
    /** One that means nothing here, with all of its characters. */
    OTHER,
    /** There is nobody who could press another. */
    END
  }

  static Stroke of(Kind kind) {
    return new Stroke(kind, "");
  }

  static Stroke text(String character) {
    return new Stroke(Kind.TEXT, character);
  }

  /** Reads one; waits for it. */
  static Stroke read(NonBlockingReader reader) throws IOException {
    int c = reader.read();
    return switch (c) {
      case -1, 'D' - 0x40 -> of(Kind.END);
      case '\r', '\n' -> of(Kind.ENTER);
      case '\t' -> of(Kind.TAB);
      case 0x7f, '\b' -> of(Kind.BACKSPACE);
      case ESC -> sequence(reader);
      default -> c < ' ' ? of(Kind.OTHER) : text(character(c, reader));
    };
  }

  private static String character(int c, NonBlockingReader reader) throws IOException {
    String first = Character.toString((char) c);
    return Character.isHighSurrogate((char) c) ? first + (char) reader.read() : first;
  }

  /** See ECMA-48, 5.4: parameters, then a letter; or one letter behind {@code O}. */
  private static Stroke sequence(NonBlockingReader reader) throws IOException {
    int c = reader.read(SAME_KEY_MS);
    if (c < 0) {
      return of(Kind.ESCAPE);
    }
    boolean parameters = c == '[';
    if (!parameters && c != 'O') {
      return of(Kind.OTHER);
    }
    StringBuilder before = new StringBuilder();
    c = reader.read(SAME_KEY_MS);
    while (parameters && c >= ' ' && c < 0x40) {
      before.append((char) c);
      c = reader.read(SAME_KEY_MS);
    }
    return of(
        switch (c) {
          case 'A' -> Kind.UP;
          case 'B' -> Kind.DOWN;
          case 'C' -> Kind.RIGHT;
          case 'D' -> Kind.LEFT;
          case 'F' -> Kind.END_KEY;
          case 'H' -> Kind.HOME;
          case '~' -> numbered(before.toString());
          default -> Kind.OTHER;
        });
  }

  /** Keys that have a number, as on the VT220; behind a semicolon stands what was held with it. */
  private static Kind numbered(String parameters) {
    return switch (parameters.replaceFirst(";.*", "")) {
      case "1", "7" -> Kind.HOME;
      case "4", "8" -> Kind.END_KEY;
      case "5" -> Kind.PAGE_UP;
      case "6" -> Kind.PAGE_DOWN;
      default -> Kind.OTHER;
    };
  }
}
