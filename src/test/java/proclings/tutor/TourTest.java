package proclings.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import proclings.lesson.Lesson;
import proclings.lesson.Place;
import proclings.lesson.Position;
import proclings.lesson.Step;

@Timeout(20)
class TourTest {

  private static final Position AT = new Position(Path.of("lesson.md"), 1, 1);

  private static final Step.Prose OPENING = new Step.Prose(AT, "# One\n\nA text.");
  private static final Step.Demo FIRST =
      new Step.Demo(AT, "first", Place.MAIN, "a();", Optional.empty(), Optional.empty());
  private static final Step.Prose MIDDLE = new Step.Prose(AT, "About it.\n\n## Two\n\nMore.");
  private static final Step.Prediction ASKED =
      new Step.Prediction(AT, "asked", "Which?", List.of("x", "y", "z"), 1, "Because.");
  private static final Step.Demo SECOND =
      new Step.Demo(AT, "second", Place.MAIN, "b();", Optional.empty(), Optional.empty());
  private static final Step.Exercise TASK =
      new Step.Exercise(
          AT,
          "task",
          Place.MAIN,
          Step.Exercise.Kind.WRITE,
          "Do.",
          "starter\n",
          "solution",
          List.of("h1", "h2"),
          List.of(),
          Optional.empty());

  private static final Lesson LESSON =
      new Lesson(
          1,
          "one",
          "One",
          "",
          5,
          List.of(),
          List.of(),
          List.of(),
          List.of(OPENING, FIRST, MIDDLE, ASKED, SECOND, TASK),
          List.of(),
          Path.of("."));

  private final MemoryJournal journal = new MemoryJournal();

  private Tour open() {
    return Tour.open(LESSON, journal, Arrangement::inOrder);
  }

  private Tour at(Class<? extends Beat> kind, int nth) {
    Tour tour = open();
    int left = nth;
    while (!(kind.isInstance(tour.beat()) && --left == 0)) {
      tour.next();
      assertThat(tour.finished()).as("no such beat").isFalse();
    }
    return tour;
  }

  private LessonProgress kept() {
    return journal.progress().lesson("one");
  }

  @Test
  void aTextIsPartedAtItsHeadingsAndAPredictionStandsWithItsDemo() {
    assertThat(Beat.of(LESSON, Arrangement::inOrder))
        .containsExactly(
            new Beat.Text(0, "# One\n\nA text.", true),
            new Beat.Cell(1, FIRST),
            new Beat.Text(2, "About it.", false),
            new Beat.Text(2, "## Two\n\nMore.", true),
            new Beat.Question(3, ASKED, Arrangement.inOrder(3), Optional.of(SECOND)),
            new Beat.Task(5, TASK, Arrangement.inOrder(0)));
  }

  @Test
  void aHeadingInACodeBlockPartsNothing() {
    Step.Prose prose = new Step.Prose(AT, "See:\n\n```\n# not a heading\n```\n");
    Lesson lesson =
        new Lesson(
            1,
            "l",
            "L",
            "",
            1,
            List.of(),
            List.of(),
            List.of(),
            List.of(prose),
            List.of(),
            Path.of("."));
    assertThat(Beat.of(lesson, Arrangement::inOrder)).hasSize(1);
  }

  @Test
  void enterReadsOnRunsTheDemoAndThenGoesOn() {
    Tour tour = open();
    assertThat(tour.enter()).isEqualTo(Tour.Enter.NEXT);
    assertThat(tour.pressEnter()).isEqualTo(new Turn.Show(new Beat.Cell(1, FIRST)));
    assertThat(tour.enter()).isEqualTo(Tour.Enter.RUN);
    assertThat(tour.pressEnter()).isEqualTo(new Turn.Run(FIRST));
    tour.ran(Optional.empty());
    assertThat(tour.enter()).isEqualTo(Tour.Enter.NEXT);
    assertThat(tour.again()).isEqualTo(new Turn.Run(FIRST));
    assertThat(tour.pressEnter()).isInstanceOf(Turn.Show.class);
    // What follows is about the demo, so running again there means that one.
    assertThat(tour.again()).isEqualTo(new Turn.Run(FIRST));
  }

  @Test
  void anAnsweredPredictionRunsItsDemoAndTheExplanationFollowsThatOnce() {
    Tour tour = at(Beat.Question.class, 1);
    assertThat(tour.awaitsChoice()).isTrue();
    assertThat(tour.pick(4)).isInstanceOf(Turn.Nothing.class);
    assertThat(tour.pick(2)).isEqualTo(new Turn.Run(SECOND));
    assertThat(tour.awaitsChoice()).isFalse();
    Turn.Explain explain = (Turn.Explain) tour.ran(Optional.empty());
    assertThat(explain.right()).isTrue();
    assertThat(kept().predictions()).containsEntry("asked", 1);
    assertThat(tour.again()).isEqualTo(new Turn.Run(SECOND));
    assertThat(tour.ran(Optional.empty())).isInstanceOf(Turn.Nothing.class);
  }

  @Test
  void aWrongPredictionIsExplainedAllTheSame() {
    Tour tour = at(Beat.Question.class, 1);
    tour.pick(1);
    Turn.Explain explain = (Turn.Explain) tour.ran(Optional.empty());
    assertThat(explain.right()).isFalse();
    assertThat(explain.picked()).isZero();
  }

  @Test
  void aSkippedPredictionCanStillBeAnsweredUntilItsDemoHasRun() {
    Tour tour = at(Beat.Question.class, 1);
    assertThat(tour.pressEnter()).isInstanceOf(Turn.Nothing.class);
    assertThat(tour.enter()).isEqualTo(Tour.Enter.RUN);
    assertThat(tour.awaitsChoice()).isTrue();
    assertThat(tour.pressEnter()).isEqualTo(new Turn.Run(SECOND));
    assertThat(((Turn.Explain) tour.ran(Optional.empty())).picked()).isEqualTo(-1);
    assertThat(tour.awaitsChoice()).isFalse();
  }

  @Test
  void nSkipsThePredictionAndThenItsDemo() {
    Tour tour = at(Beat.Question.class, 1);
    assertThat(tour.next()).isInstanceOf(Turn.Nothing.class);
    assertThat(tour.next())
        .isEqualTo(new Turn.Show(new Beat.Task(5, TASK, Arrangement.inOrder(0))));
  }

  @Test
  void anExerciseIsDoneWhenItsAnswerWasJudgedRightAndNotBefore() {
    Tour tour = at(Beat.Task.class, 1);
    assertThat(tour.pressEnter()).isEqualTo(new Turn.Edit(TASK, "starter"));
    tour.trying("my try");
    assertThat(tour.judged(false)).isEqualTo(new Turn.NotYet(TASK));
    assertThat(kept().exercise("task").done()).isFalse();
    assertThat(tour.pressEnter()).isEqualTo(new Turn.Edit(TASK, "my try"));
    assertThat(tour.judged(true)).isEqualTo(new Turn.Solved(TASK));
    assertThat(kept().exercise("task").done()).isTrue();
    assertThat(tour.enter()).isEqualTo(Tour.Enter.NEXT);
  }

  @Test
  void hintsComeOneMoreEachTimeAndThenAllAgain() {
    Tour tour = at(Beat.Task.class, 1);
    assertThat(tour.hint()).isEqualTo(new Turn.Hints(List.of("h1"), 1, 2));
    assertThat(tour.hint()).isEqualTo(new Turn.Hints(List.of("h2"), 2, 2));
    assertThat(tour.hint()).isEqualTo(new Turn.Hints(List.of("h1", "h2"), 1, 2));
    assertThat(kept().exercise("task").hints()).isEqualTo(2);
  }

  @Test
  void theSolutionIsMarkedAsSeen() {
    Tour tour = at(Beat.Task.class, 1);
    assertThat(tour.solution()).isEqualTo(new Turn.Solution(TASK));
    assertThat(kept().exercise("task").solution()).isTrue();
  }

  @Test
  void resetGivesTheStarterBackAndForgetsHints() {
    Tour tour = at(Beat.Task.class, 1);
    tour.hint();
    tour.trying("my try");
    tour.judged(true);
    assertThat(tour.reset()).isInstanceOf(Turn.Reset.class);
    assertThat(kept().exercise("task")).isEqualTo(ExerciseProgress.NONE);
    assertThat(tour.pressEnter()).isEqualTo(new Turn.Edit(TASK, "starter"));
  }

  @Test
  void hintsAndSolutionsElsewhereSayWhatTheyAreFor() {
    assertThat(open().hint()).isInstanceOf(Turn.Nothing.class);
    assertThat(open().solution()).isInstanceOf(Turn.Nothing.class);
    assertThat(open().pick(1)).isInstanceOf(Turn.Nothing.class);
  }

  @Test
  void theEndIsKeptAndBackLeadsIntoTheLessonAgain() {
    Tour tour = at(Beat.Task.class, 1);
    assertThat(tour.next()).isEqualTo(new Turn.Finished(LESSON));
    assertThat(tour.finished()).isTrue();
    assertThat(tour.enter()).isEqualTo(Tour.Enter.LEAVE);
    assertThat(kept().done()).isTrue();
    assertThat(tour.back())
        .isEqualTo(new Turn.Show(new Beat.Task(5, TASK, Arrangement.inOrder(0))));
    assertThat(tour.finished()).isFalse();
  }

  @Test
  void whoComesBackIsAtTheBeginningOfTheirSection() {
    at(Beat.Question.class, 1);
    assertThat(open().beat()).isEqualTo(new Beat.Text(2, "## Two\n\nMore.", true));
  }

  @Test
  void whoComesBackToTheFirstSectionIsAtTheBeginning() {
    at(Beat.Cell.class, 1);
    assertThat(open().place()).isEqualTo(1);
  }

  @Test
  void aLessonThatWasDoneBeginsAnew() {
    at(Beat.Task.class, 1).next();
    assertThat(open().place()).isEqualTo(1);
    assertThat(kept().done()).isTrue();
  }

  @Test
  void choicesArePickedByTheNumberOnTheScreenAndKeptByTheirPlaceInTheFile() {
    Tour tour =
        Tour.open(LESSON, journal, size -> new Arrangement(List.of(2, 0, 1).subList(0, size)));
    while (!(tour.beat() instanceof Beat.Question)) {
      tour.next();
    }
    assertThat(((Beat.Question) tour.beat()).choices()).containsExactly("z", "x", "y");
    tour.pick(3);
    assertThat(kept().predictions()).containsEntry("asked", 1);
    assertThat(((Turn.Explain) tour.ran(Optional.empty())).right()).isTrue();
  }

  @Test
  void whatWasAnsweredWronglyIsAskedAgainUntilItIsRight() {
    Tour tour = at(Beat.Question.class, 1);
    tour.pick(1);
    int place = kept().step();
    Tour review = Tour.review(LESSON, journal, Arrangement::inOrder).orElseThrow();
    assertThat(review.size()).isEqualTo(1);
    assertThat(review.pick(3)).isEqualTo(new Turn.Run(SECOND));
    review.ran(Optional.empty());
    assertThat(review.next()).isEqualTo(new Turn.Finished(LESSON));
    Tour again = Tour.review(LESSON, journal, Arrangement::inOrder).orElseThrow();
    again.pick(2);
    assertThat(Tour.review(LESSON, journal, Arrangement::inOrder)).isEmpty();
    assertThat(kept().step()).isEqualTo(place);
    assertThat(kept().done()).isFalse();
  }

  @Test
  void aRecapQuestionIsExplainedAtOnce() {
    Step.Recap recap = new Step.Recap(AT, "recap", "Which?", List.of("x", "y"), 0, "Because.");
    Tour tour = open(recap);
    assertThat(tour.enter()).isEqualTo(Tour.Enter.SKIP);
    assertThat(((Turn.Explain) tour.pick(2)).right()).isFalse();
    assertThat(tour.enter()).isEqualTo(Tour.Enter.NEXT);
    assertThat(kept().predictions()).containsEntry("recap", 1);
  }

  @Test
  void aCellToPlayWithRunsAsItStandsOrAsItIsChanged() {
    Step.Play play = new Step.Play(AT, "play", Place.MAIN, "c();");
    Tour tour = open(play);
    assertThat(tour.change()).isEqualTo(new Turn.Change(play));
    assertThat(tour.pressEnter()).isEqualTo(new Turn.Run(play));
    tour.ran(Optional.empty());
    assertThat(tour.enter()).isEqualTo(Tour.Enter.NEXT);
  }

  @Test
  void piecesPutInOrderAreTriedAsOneCell() {
    Step.Exercise order =
        new Step.Exercise(
            AT,
            "order",
            Place.MAIN,
            Step.Exercise.Kind.ORDER,
            "Do.",
            "",
            "a();\n\nb();\nc();\n",
            List.of("h1", "h2"),
            List.of(),
            Optional.empty());
    Tour tour = open(order);
    // In the file's order they would give the answer away.
    assertThat(((Beat.Task) tour.beat()).pieces()).containsExactly("c();", "a();", "b();");
    assertThat(tour.awaitsOrder()).isTrue();
    assertThat(tour.order(List.of(1, 1, 2))).isInstanceOf(Turn.Nothing.class);
    assertThat(tour.order(List.of(1, 2))).isInstanceOf(Turn.Nothing.class);
    assertThat(tour.order(List.of(2, 3, 1))).isEqualTo(new Turn.Try(order, "a();\nb();\nc();\n"));
    tour.judged(true);
    assertThat(tour.enter()).isEqualTo(Tour.Enter.NEXT);
  }

  private Tour open(Step step) {
    Lesson lesson =
        new Lesson(
            1,
            "one",
            "One",
            "",
            5,
            List.of(),
            List.of(),
            List.of(),
            List.of(step),
            List.of(),
            Path.of("."));
    return Tour.open(lesson, journal, Arrangement::inOrder);
  }

  @Test
  void theDemosBeforeAPlaceAreThoseWhoseDefinitionsItMayUse() {
    assertThat(at(Beat.Task.class, 1).demosBefore()).containsExactly(FIRST, SECOND);
    assertThat(at(Beat.Question.class, 1).demosBefore()).containsExactly(FIRST);
  }
}
