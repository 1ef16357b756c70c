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
   * @param notices lines that the learner should be told, such as what a method still lacks before
   *     it can be called
   */
  record Completed(@Nullable String value, List<String> notices) implements CellResult {

    public Completed(@Nullable String value) {
      this(value, List.of());
    }
  }

  /** It is not valid Java; nothing of the statement at fault ran. */
  record Rejected(List<Diagnostic> diagnostics) implements CellResult {}

  /**
   * It threw.
   *
   * @param type the exception's class name
   * @param trace one frame a line, the learner's frames only, with the cell's own line numbers
   */
  record Threw(String type, @Nullable String message, List<String> trace) implements CellResult {}

  /**
   * The learner stopped it.
   *
   * @param notices that the main process had to be started anew for it, and what that lost; empty
   *     where it had not
   */
  record Interrupted(List<String> notices) implements CellResult {

    public Interrupted() {
      this(List.of());
    }
  }

  /**
   * The main process ended under it and was started anew.
   *
   * @param reason in the learner's words: {@code the cell called System.exit(3)}
   * @param notices which variables could not be kept, a line each
   */
  record MainProcessEnded(String reason, List<String> notices) implements CellResult {

    public MainProcessEnded(String reason) {
      this(reason, List.of());
    }
  }

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
