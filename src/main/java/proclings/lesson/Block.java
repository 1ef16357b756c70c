package proclings.lesson;

/** A piece of a lesson's body: text, or a fenced block that is a step or belongs to one. */
sealed interface Block {

  Position at();

  /** Text to read, with the fenced blocks that are only shown. */
  record Prose(Position at, String markdown) implements Block {}

  /**
   * A fenced block with a meaning.
   *
   * @param at where the fence begins
   * @param content where the first character after the opening fence's line stands
   * @param kind the info string without id and place: {@code java demo}, {@code predict}
   * @param id the info string's word after the kind where the kind has one, else empty
   * @param place what the word after the id says
   */
  record Fence(Position at, Position content, String kind, String id, Place place, String text)
      implements Block {}

  /** A speaker's note, wherever it stands; it is no piece of the body. */
  record Note(Position at, String markdown) {}
}
