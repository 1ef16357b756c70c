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
    do {
      c = reader.read(SAME_KEY_MS);
    } while (parameters && c >= ' ' && c < 0x40);
    return of(
        switch (c) {
          case 'A' -> Kind.UP;
          case 'B' -> Kind.DOWN;
          case 'C' -> Kind.RIGHT;
          case 'D' -> Kind.LEFT;
          default -> Kind.OTHER;
        });
  }
}
