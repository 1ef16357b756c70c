package proclings.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a cell ended: the learner's error, an interrupt and a process's death are told apart. */
public sealed interface CellResult {

  /**
   * It ran to its end.
   *
   * @param value the text of its last expression's value, as jshell would show it; null where there
   *     is none
   */
  record Completed(@Nullable String value) implements CellResult {}

  /** It is not valid Java; nothing of the statement at fault ran. */
  record Rejected(List<Diagnostic> diagnostics) implements CellResult {}

  /**
   * It threw.
   *
   * @param type the exception's class name
   * @param trace one frame a line, the learner's frames only, with the cell's own line numbers
   */
  record Threw(String type, @Nullable String message, List<String> trace) implements CellResult {}

  /** The learner stopped it. */
  record Interrupted() implements CellResult {}

  /**
   * The main process ended under it and was started anew.
   *
   * @param reason in the learner's words: {@code the cell called System.exit(3)}
   */
  record MainProcessEnded(String reason) implements CellResult {}

  /**
   * What the compiler says.
   *
   * @param line in the learner's own source, from 1
   * @param column from 1
   * @param length of the piece at fault, at least 1
   * @param sourceLine the whole line
   * @param message the compiler's own
   */
  record Diagnostic(int line, int column, int length, String sourceLine, String message) {}
}
