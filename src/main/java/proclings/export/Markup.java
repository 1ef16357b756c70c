package proclings.export;

import java.util.List;
import java.util.Locale;
import proclings.render.Span;
import proclings.render.Visible;

/** Text of a transcript as HTML and SVG can hold it. */
final class Markup {
  private Markup() {}

  /** The text with control characters made visible, and with nothing in it that is markup. */
  static String text(String text) {
    return escaped(Visible.of(text));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Pieces of a line whose control characters are visible already, in the colours of a page. */
  static String spans(List<Span> line) {
    StringBuilder out = new StringBuilder();
    for (Span span : line) {
      String colour = Colours.of(span.style(), "");
      String slant = span.style().italic() ? " slant" : "";
      String text = escaped(span.text());
      out.append(
          colour.isEmpty()
              ? text
              : "<span class=\"%s%s\">%s</span>".formatted(colour, slant, text));
    }
    return out.toString();
  }

  /** A number with at most two decimals, the same everywhere. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
