package proclings.render;

import org.jspecify.annotations.Nullable;

/**
 * How a piece of text looks, by its part in the whole; what becomes of it is the {@link Palette}'s.
 *
 * @param ink null for the terminal's own
 */
public record Style(
    @Nullable Ink ink, boolean bold, boolean italic, boolean underlined, boolean reversed) {

  public static final Style TEXT = new Style(null, false, false, false, false);
  public static final Style STRONG = TEXT.withBold();
  public static final Style EMPHASIS = new Style(null, false, true, false, false);
  public static final Style LINK = new Style(Ink.BLUE, false, false, true, false);
  public static final Style TITLE = new Style(Ink.BLUE, true, false, false, false);
  public static final Style HEADING = STRONG;
  public static final Style FAINT = in(Ink.GREY);
  public static final Style CODE = in(Ink.TEAL);
  public static final Style KEYWORD = in(Ink.VIOLET);
  public static final Style STRING = in(Ink.GREEN);
  public static final Style NUMBER = in(Ink.BLUE);
  public static final Style TYPE = in(Ink.TEAL);
  public static final Style COMMENT = new Style(Ink.GREY, false, true, false, false);
  public static final Style GOOD = new Style(Ink.GREEN, true, false, false, false);
  public static final Style BAD = new Style(Ink.RED, true, false, false, false);
  public static final Style ERROR = in(Ink.RED);
  public static final Style HINT = in(Ink.ORANGE);
  public static final Style KEY = STRONG;
  public static final Style PROMPT = new Style(Ink.BLUE, true, false, false, false);

  /** Text in a colour. */
  public static Style in(Ink ink) {
    return new Style(ink, false, false, false, false);
  }

  /** This, bold. */
  public Style withBold() {
    return new Style(ink, true, italic, underlined, reversed);
  }

  /** This, slanted. */
  public Style withItalic() {
    return new Style(ink, bold, true, underlined, reversed);
  }
}
