package proclings.tutor;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a learner is in a lesson.
 *
 * @param step the step to continue with, from 0
 * @param done whether the lesson's end was reached once
 * @param predictions the choice picked, from 0, by the prediction's id
 * @param exercises by the exercise's id
 */
public record LessonProgress(
    int step,
    boolean done,
    SortedMap<String, Integer> predictions,
    SortedMap<String, ExerciseProgress> exercises) {

  /** A lesson that was never opened. */
  public static final LessonProgress NONE =
      new LessonProgress(0, false, new TreeMap<>(), new TreeMap<>());

  /** Copies the maps. */
  public LessonProgress {
    predictions = Collections.unmodifiableSortedMap(new TreeMap<>(predictions));
    exercises = Collections.unmodifiableSortedMap(new TreeMap<>(exercises));
  }

  /** What was done about an exercise. */
  public ExerciseProgress exercise(String id) {
    return exercises.getOrDefault(id, ExerciseProgress.NONE);
  }

  /** Whether there is anything to continue. */
  public boolean begun() {
    return step > 0 || done || !predictions.isEmpty() || !exercises.isEmpty();
  }

  LessonProgress withStep(int reached) {
    return new LessonProgress(reached, done, predictions, exercises);
  }

  LessonProgress withDone() {
    return new LessonProgress(step, true, predictions, exercises);
  }

  LessonProgress withPrediction(String id, int choice) {
    SortedMap<String, Integer> answered = new TreeMap<>(predictions);
    answered.put(id, choice);
    return new LessonProgress(step, done, answered, exercises);
  }

  LessonProgress withoutPrediction(String id) {
    SortedMap<String, Integer> answered = new TreeMap<>(predictions);
    answered.remove(id);
    return new LessonProgress(step, done, answered, exercises);
  }

  LessonProgress withExercise(String id, ExerciseProgress progress) {
    SortedMap<String, ExerciseProgress> all = new TreeMap<>(exercises);
    all.put(id, progress);
    return new LessonProgress(step, done, predictions, all);
  }
}
