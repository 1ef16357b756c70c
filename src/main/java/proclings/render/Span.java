package proclings.render;

import java.util.List;

/** A piece of a line in one style. */
public record Span(String text, Style style) {

  /** A piece in the terminal's own style. */
  public static Span of(String text) {
    return new Span(text, Style.TEXT);
  }

  /** The text of pieces, without their styles. */
  public static String text(List<Span> spans) {
    StringBuilder text = new StringBuilder();
    for (Span span : spans) {
      text.append(span.text());
    }
    return text.toString();
  }
}
