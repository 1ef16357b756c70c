package proclings.tutor;

import java.util.List;
import java.util.function.UnaryOperator;
import proclings.lesson.Lesson;
import proclings.lesson.Step;

/** What the journal keeps of one lesson: read and changed in the terms of its steps. */
final class Kept {

  /** How an order of lines is kept; a choice is kept as itself. */
  private static final int POSSIBLE = 0;

  private static final int IMPOSSIBLE = 1;

  private final String lesson;
  private final Journal journal;

  Kept(Lesson lesson, Journal journal) {
    this.lesson = lesson.name();
    this.journal = journal;
  }

  LessonProgress progress() {
    return journal.progress().lesson(lesson);
  }

  ExerciseProgress of(Step.Exercise exercise) {
    return progress().exercise(exercise.id());
  }

  /** What the learner goes on from: the answer that was tried last, or the starter. */
  String answer(Step.Exercise exercise) {
    String tried = of(exercise).answer();
    return (tried == null ? exercise.starter() : tried).stripTrailing();
  }

  /** The choice that was picked, from 0; −1 if none was. */
  int choice(Step.Question question) {
    return progress().predictions().getOrDefault(question.id(), -1);
  }

  /** Whether a question was answered wrongly when it was last asked. */
  boolean missed(Beat beat) {
    return switch (beat) {
      case Beat.Question asked -> {
        int choice = choice(asked.question());
        yield choice >= 0 && choice != asked.question().answer();
      }
      case Beat.Ordering asked ->
          progress().predictions().getOrDefault(asked.ordering().id(), POSSIBLE) != POSSIBLE;
      default -> false;
    };
  }

  void reached(int step) {
    change(p -> p.withStep(step));
  }

  void done(int steps) {
    change(p -> p.withStep(steps).withDone());
  }

  void answered(Step.Question question, int choice) {
    change(p -> p.withPrediction(question.id(), choice));
  }

  void answered(Step.Ordering ordering, boolean possible) {
    change(p -> p.withPrediction(ordering.id(), possible ? POSSIBLE : IMPOSSIBLE));
  }

  void unanswered(Step.Question question) {
    change(p -> p.withoutPrediction(question.id()));
  }

  /** Keeps nothing of what was done at this place. */
  void forget(Beat beat) {
    switch (beat) {
      case Beat.Task task -> set(task.exercise(), ExerciseProgress.NONE);
      case Beat.Question asked -> unanswered(asked.question());
      case Beat.Ordering asked -> change(p -> p.withoutPrediction(asked.ordering().id()));
      case Beat.Text text -> {}
      case Beat.Cell cell -> {}
    }
  }

  void set(Step.Exercise exercise, ExerciseProgress progress) {
    change(p -> p.withExercise(exercise.id(), progress));
  }

  /** One hint more; once all were given, all of them to read again. */
  Turn.Hints nextHints(Step.Exercise exercise) {
    List<String> hints = exercise.hints();
    int seen = of(exercise).hints();
    if (seen >= hints.size()) {
      return new Turn.Hints(hints, 1, hints.size());
    }
    set(exercise, of(exercise).withHints(seen + 1));
    return new Turn.Hints(hints.subList(seen, seen + 1), seen + 1, hints.size());
  }

  private void change(UnaryOperator<LessonProgress> change) {
    journal.update(lesson, change);
  }
}
