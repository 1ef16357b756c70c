package proclings.kernel;

/**
 * Where a snippet comes from.
 *
 * @param cell the cell's number
 * @param source the whole cell
 * @param offset where the snippet's text begins in it; −1 where a brace was put in front
 */
record Origin(int cell, String source, int offset) {

  /** The line in the cell of a position in the snippet, from 1. */
  int line(int position) {
    int end = clamp(position);
    return 1 + (int) source.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  /** The position in the cell. */
  int clamp(int position) {
    return Math.clamp((long) offset + position, 0, source.length());
  }
}
