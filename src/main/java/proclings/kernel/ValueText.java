package proclings.kernel;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** A value as jshell shows it: strings and characters quoted, arrays with their elements. */
final class ValueText {

  /** A million squares would push everything else off the screen. */
  private static final int LONGEST = 4_000;

  private ValueText() {}

  static String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    if (text.length() > LONGEST) {
      text.setLength(LONGEST);
      text.append(" …");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    if (text.length() > LONGEST) {
      return;
    }
    switch (value) {
      case String string -> quote(text, string, '"');
      case Character character -> quote(text, character.toString(), '\'');
      case null -> text.append("null");
      default -> {
        if (value.getClass().isArray()) {
          appendArray(text, value);
        } else {
          text.append(value);
        }
      }
    }
  }

  private static void appendArray(StringBuilder text, Object array) {
    Class<?> element = array.getClass().getComponentType();
    StringBuilder dimensions = new StringBuilder();
    while (element.isArray()) {
      element = element.getComponentType();
      dimensions.append("[]");
    }
    int length = Array.getLength(array);
    text.append(element.getSimpleName()).append('[').append(length).append(']').append(dimensions);
    text.append(" { ");
    for (int i = 0; i < length && text.length() <= LONGEST; i++) {
      append(text.append(i == 0 ? "" : ", "), Array.get(array, i));
    }
    text.append(" }");
  }

  private static void quote(StringBuilder text, String string, char quote) {
    text.append(quote);
    for (int i = 0; i < string.length() && text.length() <= LONGEST; i++) {
      char c = string.charAt(i);
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\\' -> text.append("\\\\");
        default -> {
          if (c == quote) {
            text.append('\\').append(c);
          } else if (Character.isISOControl(c)) {
            text.append(String.format("\\u%04x", (int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append(quote);
  }
}
