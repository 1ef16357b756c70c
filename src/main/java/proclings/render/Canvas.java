package proclings.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of cells to draw in: characters, and strokes from cell to cell that become the character
 * which joins them. What lies outside is not drawn.
 */
final class Canvas {

  private static final int UP = 1;
  private static final int DOWN = 2;
  private static final int LEFT = 4;
  private static final int RIGHT = 8;

  /** By the sides that are joined: up, down, left and right as bits. */
  private static final String JOINED = " ╵╷│╴┘┐┤╶└┌├─┴┬┼";

  private static final String JOINED_IN_ASCII = " |||-+++-+++-+++";

  private final Palette palette;
  private final int columns;
  private final int[][] characters;
  private final int[][] strokes;
  private final @Nullable Style[][] styles;

  Canvas(Palette palette, int rows, int columns) {
    this.palette = palette;
    this.columns = columns;
    this.characters = new int[rows][columns];
    this.strokes = new int[rows][columns];
    this.styles = new Style[rows][columns];
  }

  private boolean has(int row, int column) {
    return row >= 0 && row < characters.length && column >= 0 && column < columns;
  }

  void put(int row, int column, String character, Style style) {
    if (has(row, column)) {
      characters[row][column] = character.codePointAt(0);
      styles[row][column] = style;
    }
  }

  /** A text of characters that take a column each. */
  void text(int row, int column, String text, Style style) {
    int at = column;
    for (int point : text.codePoints().toArray()) {
      put(row, at++, Character.toString(point), style);
    }
  }

  /** The same character from one column to before another. */
  void fill(int row, int from, int to, String character, Style style) {
    for (int column = Math.max(0, from); column < Math.min(columns, to); column++) {
      put(row, column, character, style);
    }
  }

  /** A line through a column's rows, from the middle of one to the middle of the other. */
  void vertical(int column, int from, int to) {
    for (int row = Math.min(from, to); row <= Math.max(from, to); row++) {
      stroke(row, column, row > Math.min(from, to) ? UP : 0);
      stroke(row, column, row < Math.max(from, to) ? DOWN : 0);
    }
  }

  /** A line in a row, from the middle of one column to the middle of the other. */
  void horizontal(int row, int from, int to) {
    for (int column = Math.max(0, from); column <= Math.min(columns - 1, to); column++) {
      stroke(row, column, column > from ? LEFT : 0);
      stroke(row, column, column < to ? RIGHT : 0);
    }
  }

  private void stroke(int row, int column, int side) {
    if (has(row, column)) {
      strokes[row][column] |= side;
    }
  }

  /** A row's pieces, neighbours of one style together. */
  List<Span> row(int row) {
    List<Span> spans = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    Style style = Style.TEXT;
    for (int column = 0; column < columns; column++) {
      Style own = style(row, column);
      if (!own.equals(style) && !piece.isEmpty()) {
        spans.add(new Span(piece.toString(), style));
        piece.setLength(0);
      }
      style = own;
      piece.appendCodePoint(character(row, column));
    }
    spans.add(new Span(piece.toString(), style));
    return spans;
  }

  private Style style(int row, int column) {
    @Nullable Style style = styles[row][column];
    if (style != null) {
      return style;
    }
    return strokes[row][column] == 0 ? Style.TEXT : Style.FAINT;
  }

  private int character(int row, int column) {
    int own = characters[row][column];
    int joined = strokes[row][column];
    if (own != 0) {
      return own;
    }
    return (palette.unicode() ? JOINED : JOINED_IN_ASCII).charAt(joined);
  }

  /** Whether nothing was put there. */
  boolean isEmpty(int row, int column) {
    return !has(row, column) || characters[row][column] == 0;
  }
}
