package proclings.tutor;

/**
 * Something that an answer does not do as its exercise asks, told to a beginner.
 *
 * @param expected what was asked, as a sentence
 * @param happened what the processes did instead, as a sentence
 * @param look where to look or what to try next, as a sentence
 */
public record Finding(String expected, String happened, String look) {

  /** The three sentences, a line each. */
  public String text() {
    return "Expected: " + expected + "\nHappened: " + happened + "\nLook: " + look;
  }
}
