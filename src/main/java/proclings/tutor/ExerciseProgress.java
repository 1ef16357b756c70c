package proclings.tutor;

import org.jspecify.annotations.Nullable;

/**
 * What a learner has done about an exercise.
 *
 * @param done whether an answer was judged right
 * @param hints how many hints were seen
 * @param solution whether the solution was seen
 * @param answer the last text that was tried, to go on from; null where none was
 */
public record ExerciseProgress(boolean done, int hints, boolean solution, @Nullable String answer) {

  /** Nothing yet. */
  public static final ExerciseProgress NONE = new ExerciseProgress(false, 0, false, null);

  ExerciseProgress withDone() {
    return new ExerciseProgress(true, hints, solution, answer);
  }

  ExerciseProgress withHints(int seen) {
    return new ExerciseProgress(done, Math.max(hints, seen), solution, answer);
  }

  ExerciseProgress withSolution() {
    return new ExerciseProgress(done, hints, true, answer);
  }

  ExerciseProgress withAnswer(String tried) {
    return new ExerciseProgress(done, hints, solution, tried);
  }
}
