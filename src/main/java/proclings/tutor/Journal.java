package proclings.tutor;

import java.util.function.UnaryOperator;

/** Where progress is kept: a file, or memory where nobody's progress is meant. */
public interface Journal {

  /** What is kept. */
  Progress progress();

  /**
   * Changes what is kept of a lesson, which becomes the current one.
   *
   * @param change applied to what is kept at that moment, which another shell may have changed
   */
  void update(String lesson, UnaryOperator<LessonProgress> change);
}
