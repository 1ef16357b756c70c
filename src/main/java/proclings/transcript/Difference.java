package proclings.transcript;

import java.util.List;

/**
 * Something that a run did otherwise than the one that was recorded.
 *
 * @param where the cell, and the demo that it is
 * @param what in one sentence
 * @param rows both sides, where showing them helps; may be empty
 */
public record Difference(String where, String what, List<Row> rows) {

  /** Copies the list. */
  public Difference {
    rows = List.copyOf(rows);
  }

  /**
   * What was expected beside what happened; an empty text where the other side has something more.
   *
   * @param same whether the two are taken for the same
   */
  public record Row(String expected, String happened, boolean same) {}
}
