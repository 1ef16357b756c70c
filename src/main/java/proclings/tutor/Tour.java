package proclings.tutor;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import proclings.lesson.Lesson;
import proclings.lesson.Step;

/**
 * A learner's way through one lesson: where they are, what each key leads to, and when something
 * counts as done. Shows nothing and runs nothing itself; each step is kept in the journal as it is
 * taken.
 */
public final class Tour {

  /** What Enter does where the learner stands. */
  public enum Enter {
    /** Go on to the next beat. */
    NEXT,
    /** Run the demo. */
    RUN,
    /** Edit an answer. */
    EDIT,
    /** Leave the prediction unanswered and go on to its demo. */
    SKIP,
    /** Leave the lesson, which is over. */
    LEAVE
  }

  private final Lesson lesson;
  private final List<Beat> beats;
  private final Journal journal;
  private int at;
  private boolean ran;
  private boolean asked;
  private boolean picked;
  private boolean finished;

  private Tour(Lesson lesson, Journal journal) {
    this.lesson = lesson;
    this.beats = Beat.of(lesson);
    this.journal = journal;
  }

  /**
   * Opens a lesson where the learner left it, or at its beginning if they came to its end.
   *
   * <p>The place is the beginning of the section, so that what was said about a cell is read with
   * it.
   */
  public static Tour open(Lesson lesson, Journal journal) {
    Tour tour = new Tour(lesson, journal);
    LessonProgress progress = journal.progress().lesson(lesson.name());
    boolean toEnd = progress.step() >= lesson.steps().size();
    int step = toEnd ? 0 : progress.step();
    for (int i = 0; i < tour.beats.size() && tour.beats.get(i).step() <= step; i++) {
      if (tour.beats.get(i) instanceof Beat.Text text && text.opens()) {
        tour.at = i;
      }
    }
    tour.keep(p -> p.withStep(step));
    return tour;
  }

  public Lesson lesson() {
    return lesson;
  }

  /** What is shown now. */
  public Beat beat() {
    return beats.get(at);
  }

  /** What {@link #next()} would lead to; empty at the lesson's last beat. */
  public Optional<Beat> following() {
    return at + 1 < beats.size() ? Optional.of(beats.get(at + 1)) : Optional.empty();
  }

  /** Whether the lesson's end was passed. */
  public boolean finished() {
    return finished;
  }

  /** The number of what is shown, from 1 to {@link #size()}. */
  public int place() {
    return at + 1;
  }

  /** How many beats the lesson has. */
  public int size() {
    return beats.size();
  }

  /** What Enter does now. */
  public Enter enter() {
    if (finished) {
      return Enter.LEAVE;
    }
    return switch (beat()) {
      case Beat.Text text -> Enter.NEXT;
      case Beat.Cell cell -> ran ? Enter.NEXT : Enter.RUN;
      case Beat.Question question -> asked ? (ran ? Enter.NEXT : Enter.RUN) : Enter.SKIP;
      case Beat.Task task -> ran ? Enter.NEXT : Enter.EDIT;
    };
  }

  /** Whether a number picks a choice now. */
  public boolean awaitsChoice() {
    return !finished && !picked && !ran && beat() instanceof Beat.Question;
  }

  /** What a press of Enter leads to. */
  public Turn pressEnter() {
    return switch (enter()) {
      case NEXT, LEAVE -> next();
      case RUN -> again();
      case SKIP -> skip();
      case EDIT -> again();
    };
  }

  /** Goes on, whatever was done here. */
  public Turn next() {
    if (awaitsChoice() && !asked) {
      return skip();
    }
    if (at + 1 < beats.size()) {
      return show(at + 1);
    }
    finished = true;
    keep(p -> p.withStep(lesson.steps().size()).withDone());
    return new Turn.Finished(lesson);
  }

  /** Goes back to what was shown before. */
  public Turn back() {
    if (finished) {
      finished = false;
      return show(at);
    }
    return at == 0 ? new Turn.Nothing("This is where the lesson begins.") : show(at - 1);
  }

  /** Runs the demo, or opens the answer for another try. */
  public Turn again() {
    if (finished) {
      return new Turn.Nothing("The lesson is over; b goes back into it.");
    }
    return switch (beat()) {
      case Beat.Cell cell -> new Turn.Run(cell.demo());
      case Beat.Question question when question.demo().isPresent() ->
          new Turn.Run(question.demo().get());
      case Beat.Task task -> new Turn.Edit(task.exercise(), answer(task.exercise()));
      case Beat.Question question -> new Turn.Nothing("Pick an answer by its number.");
      case Beat.Text text -> runBefore();
    };
  }

  /** A text that follows a demo is about it, so "run again" there runs that demo. */
  private Turn runBefore() {
    if (at > 0 && beats.get(at - 1) instanceof Beat.Cell cell) {
      return new Turn.Run(cell.demo());
    }
    if (at > 0 && beats.get(at - 1) instanceof Beat.Question q && q.demo().isPresent()) {
      return new Turn.Run(q.demo().get());
    }
    return new Turn.Nothing("There is nothing to run here. Enter goes on.");
  }

  /**
   * Picks a choice of the prediction. Its demo runs next, and the explanation follows that; without
   * a demo it follows at once.
   *
   * @param choice from 1, as the choices are numbered on the screen
   */
  public Turn pick(int choice) {
    if (!(beat() instanceof Beat.Question(_, Step.Prediction prediction, var demo))
        || !awaitsChoice()) {
      return new Turn.Nothing("There is nothing to pick here.");
    }
    int choices = prediction.choices().size();
    if (choice < 1 || choice > choices) {
      return new Turn.Nothing("Pick a number from 1 to " + choices + ", or Enter to skip.");
    }
    asked = true;
    picked = true;
    keep(p -> p.withPrediction(prediction.id(), choice - 1));
    if (demo.isPresent()) {
      return new Turn.Run(demo.get());
    }
    ran = true;
    return new Turn.Explain(prediction, choice - 1);
  }

  private Turn skip() {
    asked = true;
    if (beat() instanceof Beat.Question(_, Step.Prediction prediction, var demo)) {
      keep(p -> p.withoutPrediction(prediction.id()));
      if (demo.isPresent()) {
        return new Turn.Nothing("Skipped. Enter runs it, n goes on without.");
      }
      ran = true;
      return new Turn.Explain(prediction, -1);
    }
    return next();
  }

  /** The demo that was to be run is over, whatever came of it. */
  public Turn ran() {
    boolean first = !ran;
    ran = true;
    if (first && beat() instanceof Beat.Question(_, Step.Prediction prediction, var demo)) {
      int picked =
          journal.progress().lesson(lesson.name()).predictions().getOrDefault(prediction.id(), -1);
      return new Turn.Explain(prediction, picked);
    }
    return new Turn.Nothing("");
  }

  /** Keeps an answer that is about to be tried, so that nothing that happens to it loses it. */
  public void trying(String answer) {
    if (beat() instanceof Beat.Task task) {
      exercise(task.exercise(), progress(task.exercise()).withAnswer(answer));
    }
  }

  /** The answer was judged. */
  public Turn judged(boolean right) {
    if (!(beat() instanceof Beat.Task task)) {
      return new Turn.Nothing("");
    }
    if (!right) {
      return new Turn.NotYet(task.exercise());
    }
    ran = true;
    exercise(task.exercise(), progress(task.exercise()).withDone());
    return new Turn.Solved(task.exercise());
  }

  /** The exercise can't be tried on this system; it is not done, and the learner goes on. */
  public void passOver() {
    ran = true;
  }

  /** One hint more; once all were given, all of them to read again. */
  public Turn hint() {
    if (!(beat() instanceof Beat.Task task) || finished) {
      return new Turn.Nothing("Hints are for exercises.");
    }
    List<String> hints = task.exercise().hints();
    int seen = progress(task.exercise()).hints();
    if (seen >= hints.size()) {
      return new Turn.Hints(hints, 1, hints.size());
    }
    exercise(task.exercise(), progress(task.exercise()).withHints(seen + 1));
    return new Turn.Hints(hints.subList(seen, seen + 1), seen + 1, hints.size());
  }

  /** The solution, which is marked as seen. */
  public Turn solution() {
    if (!(beat() instanceof Beat.Task task) || finished) {
      return new Turn.Nothing("Solutions are for exercises.");
    }
    exercise(task.exercise(), progress(task.exercise()).withSolution());
    return new Turn.Solution(task.exercise());
  }

  /** Begins what is shown anew: the exercise with its starter, the prediction unanswered. */
  public Turn reset() {
    finished = false;
    switch (beat()) {
      case Beat.Task task -> exercise(task.exercise(), ExerciseProgress.NONE);
      case Beat.Question question -> keep(p -> p.withoutPrediction(question.prediction().id()));
      case Beat.Text text -> {}
      case Beat.Cell cell -> {}
    }
    enterBeat();
    return new Turn.Reset(beat());
  }

  /** What is kept about an exercise. */
  public ExerciseProgress progress(Step.Exercise exercise) {
    return journal.progress().lesson(lesson.name()).exercise(exercise.id());
  }

  /** The demos before the place where the learner stands, whose definitions may be needed here. */
  public List<Step.Demo> demosBefore() {
    return lesson.steps().subList(0, Math.min(beat().step(), lesson.steps().size())).stream()
        .filter(Step.Demo.class::isInstance)
        .map(Step.Demo.class::cast)
        .toList();
  }

  private String answer(Step.Exercise exercise) {
    String tried = progress(exercise).answer();
    return (tried == null ? exercise.starter() : tried).stripTrailing();
  }

  private Turn show(int place) {
    at = place;
    enterBeat();
    int reached = beat().step();
    keep(p -> p.withStep(reached));
    return new Turn.Show(beat());
  }

  private void enterBeat() {
    ran = false;
    asked = false;
    picked = false;
  }

  private void keep(UnaryOperator<LessonProgress> change) {
    journal.update(lesson.name(), change);
  }

  private void exercise(Step.Exercise exercise, ExerciseProgress progress) {
    keep(p -> p.withExercise(exercise.id(), progress));
  }
}
