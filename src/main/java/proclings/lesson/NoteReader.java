package proclings.lesson;

import java.util.List;
import java.util.Optional;

/** Tells speaker's notes from other HTML comments, and says what is wrong with either. */
final class NoteReader {

  private static final String OPENING = "<!--";
  private static final String CLOSING = "-->";
  private static final String WORD = "notes";

  private final SourceText source;
  private final int from;
  private final Problems problems;

  /** The lines of the block, from its opening on. */
  private final String block;

  private NoteReader(SourceText source, int from, int to, Problems problems) {
    this.source = source;
    this.from = from;
    this.problems = problems;
    this.block = source.slice(from, to).stripTrailing();
  }

  /**
   * Reads a block of HTML.
   *
   * @param from the index of its first line
   * @param to the index of the line after its last
   * @return the note; empty if it is other HTML
   */
  static Optional<Block.Note> read(SourceText source, int from, int to, Problems problems) {
    return new NoteReader(source, from, to, problems).note();
  }

  /** Whether a block of HTML begins as a note does. */
  static boolean isNote(String html) {
    return html.stripLeading().startsWith(OPENING)
        && opening(html.strip().substring(OPENING.length())).equals(WORD);
  }

  private Optional<Block.Note> note() {
    int begin = block.indexOf(OPENING);
    if (begin < 0 || !block.substring(0, begin).isBlank()) {
      return Optional.empty();
    }
    int content = begin + OPENING.length();
    // <!--> is a whole comment to Markdown: its dashes are those of both ends.
    int end = block.indexOf(CLOSING, content - 2);
    String text = block.substring(content, end < 0 ? block.length() : Math.max(content, end));
    String opening = opening(text);
    boolean isNote = opening.equals(WORD);
    if (end < 0) {
      problems.add(
          at(begin),
          (isNote ? "the note" : "the comment") + " is never closed",
          "End it with a line of -->.");
    }
    if (!isNote) {
      reportIfMeantAsNote(begin, opening);
      return Optional.empty();
    }
    int next = block.indexOf(OPENING, content);
    if (end >= 0 && next >= 0 && next < end) {
      problems.add(
          at(begin),
          "the note is never closed before the next comment begins in line " + at(next).line(),
          "End it with a line of -->.");
    }
    int behind = end + CLOSING.length();
    if (end >= 0 && behind < block.length()) {
      problems.add(
          at(behind),
          "text behind the end of a note, where nobody sees it",
          "Begin a new line with it.");
    }
    String markdown = text.substring(text.indexOf(WORD) + WORD.length()).stripIndent().strip();
    if (end >= 0 && markdown.isEmpty()) {
      problems.add(
          at(begin), "the note is empty", "Write what the speaker wants at hand, or remove it.");
    }
    return Optional.of(new Block.Note(at(begin), markdown));
  }

  private static String opening(String comment) {
    return comment.lines().findFirst().orElse("").strip();
  }

  private void reportIfMeantAsNote(int begin, String opening) {
    List<String> words = List.of(opening.split("\\s+"));
    String word = words.getFirst().replace(":", "");
    boolean meant =
        words.size() == 1
            ? Nearest.to(word, List.of(WORD)).isPresent()
            : word.equalsIgnoreCase(WORD);
    if (meant) {
      problems.add(
          at(begin),
          "`" + OPENING + " " + opening + "` begins no note",
          "Did you mean `<!-- notes`? It stands alone in its line, and the note below it.");
    }
  }

  /** The place of a character of the block. */
  private Position at(int index) {
    String before = block.substring(0, index);
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    return source.position(from + lines, index - (before.lastIndexOf('\n') + 1));
  }
}
