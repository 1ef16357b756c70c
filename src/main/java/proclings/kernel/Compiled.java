package proclings.kernel;

import java.util.List;
import java.util.Map;
import proclings.kernel.CellResult.Diagnostic;
import proclings.kernel.Request.Action;
import proclings.kernel.Request.Variable;

/** What became of a cell's text. */
sealed interface Compiled {

  /** The classes that the main process needs now, by name. */
  Map<String, byte[]> classes();

  /** What the main process must do. */
  List<Action> actions();

  /** The variables that the notebook has now. */
  List<Variable> variables();

  /**
   * It is Java.
   *
   * @param notices what the learner should know although nothing is wrong
   */
  record Runnable(
      Map<String, byte[]> classes,
      List<Action> actions,
      List<Variable> variables,
      List<String> notices)
      implements Compiled {}

  /** It is not, and the notebook is as it was before; the actions give variables back. */
  record Rejected(
      Map<String, byte[]> classes,
      List<Action> actions,
      List<Variable> variables,
      List<Diagnostic> diagnostics)
      implements Compiled {}
}
