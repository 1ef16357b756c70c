package proclings.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
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
    /** Leave the question unanswered and go on: to its demo, if it has one. */
    SKIP,
    /** Nothing by itself: lines are to be put in order. */
    ORDER,
    /** Leave the lesson, which is over. */
    LEAVE
  }

  private final Lesson lesson;
  private final List<Beat> beats;
  private final Kept kept;
  private final IntFunction<Arrangement> shuffle;
  private final boolean review;
  private int at;
  private boolean ran;
  private boolean asked;
  private boolean picked;
  private List<Integer> numbers = List.of();
  private boolean finished;

  private Tour(
      Lesson lesson,
      List<Beat> beats,
      Kept kept,
      IntFunction<Arrangement> shuffle,
      boolean review) {
    this.lesson = lesson;
    this.beats = beats;
    this.kept = kept;
    this.shuffle = shuffle;
    this.review = review;
  }

  /**
   * Opens a lesson where the learner left it, or at its beginning if they came to its end.
   *
   * <p>The place is the beginning of the section, so that what was said about a cell is read with
   * it.
   *
   * @param shuffle arranges so many choices or lines
   */
  public static Tour open(Lesson lesson, Journal journal, IntFunction<Arrangement> shuffle) {
    Kept kept = new Kept(lesson, journal);
    Tour tour = new Tour(lesson, Beat.of(lesson, shuffle), kept, shuffle, false);
    int reached = kept.progress().step();
    int step = reached >= lesson.steps().size() ? 0 : reached;
    for (int i = 0; i < tour.beats.size() && tour.beats.get(i).step() <= step; i++) {
      if (tour.beats.get(i) instanceof Beat.Text text && text.opens()) {
        tour.at = i;
      }
    }
    kept.reached(step);
    return tour;
  }

  /**
   * A way through those of a lesson's questions that were answered wrongly when they were last
   * asked. The place where the learner is in the lesson stays as it is.
   *
   * @return empty if there is none
   */
  public static Optional<Tour> review(
      Lesson lesson, Journal journal, IntFunction<Arrangement> shuffle) {
    Kept kept = new Kept(lesson, journal);
    List<Beat> missed = new ArrayList<>(Beat.of(lesson, shuffle));
    missed.removeIf(beat -> !kept.missed(beat));
    return missed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tour(lesson, missed, kept, shuffle, true));
  }

  public Lesson lesson() {
    return lesson;
  }

  /** Whether only what was answered wrongly is asked again. */
  public boolean isReview() {
    return review;
  }

  /** What is shown now. */
  public Beat beat() {
    return beats.get(at);
  }

  /** What is so many beats further on, or back where it is below 0; empty outside the lesson. */
  public Optional<Beat> ahead(int beatsAhead) {
    int place = at + beatsAhead;
    return place >= 0 && place < beats.size() ? Optional.of(beats.get(place)) : Optional.empty();
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
      case Beat.Ordering ordering -> asked ? (ran ? Enter.NEXT : Enter.RUN) : Enter.SKIP;
      case Beat.Task task -> ran ? Enter.NEXT : task.isOrder() ? Enter.ORDER : Enter.EDIT;
    };
  }

  /** Whether a number picks a choice now. */
  public boolean awaitsChoice() {
    return !finished && !picked && !ran && beat() instanceof Beat.Question;
  }

  /** Whether numbers put lines in order now. */
  public boolean awaitsOrder() {
    if (finished) {
      return false;
    }
    return beat() instanceof Beat.Ordering
        ? !picked && !ran
        : beat() instanceof Beat.Task task && task.isOrder();
  }

  /** What a press of Enter leads to. */
  public Turn pressEnter() {
    return switch (enter()) {
      case NEXT, LEAVE -> next();
      case RUN -> again();
      case SKIP -> skip();
      case EDIT, ORDER -> again();
    };
  }

  /** Goes on, whatever was done here. */
  public Turn next() {
    if (!asked && (awaitsChoice() || (beat() instanceof Beat.Ordering && awaitsOrder()))) {
      return skip();
    }
    if (at + 1 < beats.size()) {
      return show(at + 1);
    }
    finished = true;
    if (!review) {
      kept.done(lesson.steps().size());
    }
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
      case Beat.Task task when task.isOrder() ->
          new Turn.Nothing("Type the lines' numbers in their order, as in 2 1 3.");
      case Beat.Task task -> new Turn.Edit(task.exercise(), kept.answer(task.exercise()));
      case Beat.Question question when question.demo().isEmpty() ->
          new Turn.Nothing("Pick an answer by its number.");
      case Beat.Text text -> runBefore();
      default -> new Turn.Run(beat().runs().orElseThrow());
    };
  }

  /** The author's cell that is shown, or that the text which is shown is about. */
  public Optional<Step.Shown> cellInView() {
    return beat() instanceof Beat.Text ? ahead(-1).flatMap(Beat::runs) : beat().runs();
  }

  /** Opens the cell that is shown, to be changed and run. */
  public Turn change() {
    Optional<Step.Shown> shown = cellInView();
    if (finished || shown.isEmpty()) {
      return beat() instanceof Beat.Task && !finished
          ? again()
          : new Turn.Nothing("There is no cell here to be changed.");
    }
    return new Turn.Change(shown.get());
  }

  /** A text that follows a demo is about it, so "run again" there runs that demo. */
  private Turn runBefore() {
    return cellInView()
        .<Turn>map(Turn.Run::new)
        .orElse(new Turn.Nothing("There is nothing to run here. Enter goes on."));
  }

  /**
   * Picks a choice. A prediction's demo runs next, and the explanation follows that; without a demo
   * it follows at once.
   *
   * @param number from 1, as the choices are numbered on the screen
   */
  public Turn pick(int number) {
    if (!(beat() instanceof Beat.Question question) || !awaitsChoice()) {
      return new Turn.Nothing("There is nothing to pick here.");
    }
    int choices = question.choices().size();
    if (number < 1 || number > choices) {
      return new Turn.Nothing("Pick a number from 1 to " + choices + ", or Enter to skip.");
    }
    asked = true;
    picked = true;
    int choice = question.arrangement().index(number);
    kept.answered(question.question(), choice);
    if (question.demo().isPresent()) {
      return new Turn.Run(question.demo().get());
    }
    ran = true;
    return new Turn.Explain(question, choice);
  }

  /**
   * Puts lines in order: what a demo will print, which runs next, or an exercise's pieces, which
   * are run and judged.
   *
   * @param order the numbers that the lines have on the screen, from 1
   */
  public Turn order(List<Integer> order) {
    if (!awaitsOrder()) {
      return new Turn.Nothing("There is nothing to put in order here.");
    }
    if (!beat().arrangement().isOrder(order)) {
      return new Turn.Nothing(
          "Give each number from 1 to " + beat().arrangement().size() + " once, as in 2 1 3.");
    }
    if (beat() instanceof Beat.Task task) {
      return new Turn.Try(task.exercise(), task.code(order));
    }
    asked = true;
    picked = true;
    numbers = List.copyOf(order);
    return new Turn.Run(beat().runs().orElseThrow());
  }

  private Turn skip() {
    asked = true;
    if (beat() instanceof Beat.Question question) {
      kept.unanswered(question.question());
      if (question.demo().isEmpty()) {
        ran = true;
        return new Turn.Explain(question, -1);
      }
    }
    return new Turn.Nothing("Skipped. Enter runs it, n goes on without.");
  }

  /**
   * The cell that was to be run is over, whatever came of it.
   *
   * @param run what it did; empty if it could not run here
   */
  public Turn ran(Optional<CellRun> run) {
    boolean first = !ran;
    ran = true;
    if (!first) {
      return new Turn.Nothing("");
    }
    return switch (beat()) {
      case Beat.Question question ->
          new Turn.Explain(question, picked ? kept.choice(question.question()) : -1);
      case Beat.Ordering ordering -> ordered(ordering, run);
      default -> new Turn.Nothing("");
    };
  }

  private Turn ordered(Beat.Ordering ordering, Optional<CellRun> run) {
    Optional<LineOrder.Verdict> verdict =
        numbers.isEmpty()
            ? Optional.empty()
            : run.flatMap(r -> LineOrder.judge(ordering.lines(numbers), r));
    verdict.ifPresent(v -> kept.answered(ordering.ordering(), v.possible()));
    return new Turn.Ordered(ordering, numbers, verdict);
  }

  /** Keeps an answer that is about to be tried, so that nothing that happens to it loses it. */
  public void trying(String answer) {
    if (beat() instanceof Beat.Task task) {
      kept.set(task.exercise(), kept.of(task.exercise()).withAnswer(answer));
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
    kept.set(task.exercise(), kept.of(task.exercise()).withDone());
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
    return kept.nextHints(task.exercise());
  }

  /** The solution, which is marked as seen. */
  public Turn solution() {
    if (!(beat() instanceof Beat.Task task) || finished) {
      return new Turn.Nothing("Solutions are for exercises.");
    }
    kept.set(task.exercise(), kept.of(task.exercise()).withSolution());
    return new Turn.Solution(task.exercise());
  }

  /** Begins what is shown anew: the exercise with its starter, the prediction unanswered. */
  public Turn reset() {
    finished = false;
    kept.forget(beat());
    beats.set(at, beat().arrangedAnew(shuffle));
    enterBeat();
    return new Turn.Reset(beat());
  }

  /** What is kept about an exercise. */
  public ExerciseProgress progress(Step.Exercise exercise) {
    return kept.of(exercise);
  }

  /** The demos before the place where the learner stands, whose definitions may be needed here. */
  public List<Step.Demo> demosBefore() {
    return lesson.demosBefore(beat().step());
  }

  private Turn show(int place) {
    at = place;
    enterBeat();
    if (!review) {
      kept.reached(beat().step());
    }
    return new Turn.Show(beat());
  }

  private void enterBeat() {
    ran = false;
    asked = false;
    picked = false;
    numbers = List.of();
  }
}
