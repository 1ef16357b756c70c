package proclings.tutor;

import proclings.lesson.Position;

/**
 * Something that a demo did otherwise than its lesson says.
 *
 * @param at what in the lesson's file says otherwise
 * @param what in one sentence
 */
public record Mismatch(Position at, String what) {

  /** The place and the sentence, as compilers write it. */
  public String rendered() {
    return at + ": " + what;
  }
}
