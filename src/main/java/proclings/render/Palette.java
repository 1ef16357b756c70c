package proclings.render;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * What the reader's side can show: the one place where a {@link Style} becomes bytes or nothing.
 *
 * @param depth how many colours, if any
 * @param unicode whether marks beyond ASCII ({@code │}, {@code ✓}) can be written
 */
public record Palette(Depth depth, boolean unicode) {

  /** Text and nothing else, for pipes, files and {@code --plain}. */
  public static final Palette PLAIN = new Palette(Depth.NONE, true);

  private static final String ESC = "\u001b[";
  private static final String RESET = ESC + "0m";

  /** What a terminal does with a style. */
  public enum Depth {
    /** No escape sequence at all. */
    NONE,
    /** Bold, italic and underline without colours. */
    MONOCHROME,
    /** The user's 16 colours. */
    BASIC,
    /** The 256 colours of xterm. */
    FULL
  }

  /**
   * Finds out what can be shown.
   *
   * @param environment the variables {@code TERM}, {@code NO_COLOR} and {@code COLORTERM} count
   * @param charset in which the output is written
   * @param plain whether there is no terminal, or its user asked for plain text
   */
  public static Palette detect(Map<String, String> environment, Charset charset, boolean plain) {
    boolean unicode = charset.newEncoder().canEncode('│');
    String term = environment.getOrDefault("TERM", "dumb");
    if (plain || term.equals("dumb") || term.isEmpty()) {
      return new Palette(Depth.NONE, unicode);
    }
    // https://no-color.org: present and not empty, whatever its value.
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return new Palette(Depth.MONOCHROME, unicode);
    }
    boolean full = term.contains("256") || term.contains("direct") || term.contains("kitty");
    full |= environment.getOrDefault("COLORTERM", "").matches("truecolor|24bit");
    return new Palette(full ? Depth.FULL : Depth.BASIC, unicode);
  }

  /**
   * What drawings are made with: of characters that any printer has, where there are no colours, as
   * on a pipe or a terminal that can't move its cursor.
   */
  public Palette forDrawing() {
    return depth == Depth.NONE ? new Palette(depth, false) : this;
  }

  /** One of two marks: the better one where it can be written, else the one in ASCII. */
  public String mark(String better, String ascii) {
    return unicode ? better : ascii;
  }

  /** The pieces of a line as they are written. */
  public String paint(List<Span> spans) {
    StringBuilder out = new StringBuilder();
    for (Span span : spans) {
      out.append(paint(span.text(), span.style()));
    }
    return out.toString();
  }

  /** A text as it is written. */
  public String paint(String text, Style style) {
    String codes = codes(style);
    return codes.isEmpty() || text.isEmpty() ? text : ESC + codes + "m" + text + RESET;
  }

  private String codes(Style style) {
    if (depth == Depth.NONE) {
      return "";
    }
    StringBuilder codes = new StringBuilder();
    append(codes, style.bold(), "1");
    append(codes, style.italic(), "3");
    append(codes, style.underlined(), "4");
    append(codes, style.reversed(), "7");
    Ink ink = style.ink();
    if (ink != null) {
      append(codes, depth == Depth.BASIC, Integer.toString(ink.sgr()));
      append(codes, depth == Depth.FULL, "38;5;" + ink.xterm());
    }
    return codes.toString();
  }

  private static void append(StringBuilder codes, boolean wanted, String code) {
    if (wanted) {
      codes.append(codes.isEmpty() ? "" : ";").append(code);
    }
  }
}
