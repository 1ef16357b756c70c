package proclings.kernel;

/**
 * A part of a cell that JShell takes as one snippet.
 *
 * @param text what is given to JShell
 * @param offset where in the cell the text's first character would stand: its own place, or one
 *     before it where a brace was put in front
 */
record Piece(String text, int offset) {}
