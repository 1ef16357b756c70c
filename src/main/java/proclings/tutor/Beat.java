package proclings.tutor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import proclings.lesson.Expectation;
import proclings.lesson.Lesson;
import proclings.lesson.Step;

/**
 * What is shown between one Enter and the next. A text is parted at its headings, and a prediction
 * stands with the demo that it is about, because nobody can predict what they don't see.
 */
public sealed interface Beat {

  /** The place of the step it belongs to in the lesson's steps, from 0. */
  int step();

  /** The cell of the author's that runs here, if one does. */
  default Optional<Step.Shown> runs() {
    return switch (this) {
      case Cell cell -> Optional.of(cell.shown());
      case Question question -> question.demo().map(demo -> demo);
      case Ordering ordering -> Optional.of(ordering.demo());
      case Text text -> Optional.empty();
      case Task task -> Optional.empty();
    };
  }

  /** In which order choices or lines of it are shown; of nothing where there are none. */
  default Arrangement arrangement() {
    return Arrangement.inOrder(0);
  }

  /** Text to read; {@code opens} if it begins with a heading, and so a new section. */
  record Text(int step, String markdown, boolean opens) implements Beat {}

  /** A cell to run and watch, or to play with. */
  record Cell(int step, Step.Shown shown) implements Beat {}

  /** A question, and the demo that answers it, if there is one. */
  record Question(
      int step, Step.Question question, Arrangement arrangement, Optional<Step.Demo> demo)
      implements Beat {

    /** The choices as they are shown. */
    public List<String> choices() {
      return arrangement.of(question.choices());
    }
  }

  /** Lines to be put in order, and the demo that prints them. */
  record Ordering(int step, Step.Ordering ordering, Arrangement arrangement, Step.Demo demo)
      implements Beat {

    /** The lines as they are shown. */
    public List<Expectation.Line> lines() {
      return arrangement.of(ordering.lines());
    }

    /** The lines in an order that was given by their numbers on the screen. */
    public List<Expectation.Line> lines(List<Integer> numbers) {
      List<Expectation.Line> shown = lines();
      return numbers.stream().map(number -> shown.get(number - 1)).toList();
    }
  }

  /**
   * An exercise.
   *
   * @param arrangement of its pieces, where they are to be put in order; else of nothing
   */
  record Task(int step, Step.Exercise exercise, Arrangement arrangement) implements Beat {

    /** Whether its pieces are to be put in order. */
    public boolean isOrder() {
      return exercise.kind() == Step.Exercise.Kind.ORDER;
    }

    /** The pieces as they are shown. */
    public List<String> pieces() {
      return arrangement.of(exercise.pieces());
    }

    /** The cell that its pieces make in an order that was given by their numbers. */
    String code(List<Integer> numbers) {
      List<String> shown = pieces();
      StringBuilder code = new StringBuilder();
      numbers.forEach(number -> code.append(shown.get(number - 1)).append('\n'));
      return code.toString();
    }
  }

  /**
   * A lesson's beats in their order.
   *
   * @param shuffle arranges so many choices or lines
   */
  static List<Beat> of(Lesson lesson, IntFunction<Arrangement> shuffle) {
    List<Beat> beats = new ArrayList<>();
    List<Step> steps = lesson.steps();
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case Step.Prose prose -> beats.addAll(texts(i, prose));
        case Step.Shown shown -> beats.add(new Cell(i, shown));
        case Step.Exercise exercise -> beats.add(task(i, exercise, shuffle));
        case Step.Recap recap -> beats.add(question(i, recap, Optional.empty(), shuffle));
        case Step.Prediction prediction -> {
          Optional<Step.Demo> demo = demoAt(i + 1, steps);
          beats.add(question(i, prediction, demo, shuffle));
          i += demo.isPresent() ? 1 : 0;
        }
        case Step.Ordering ordering -> {
          // The reader has seen to it that its demo follows at once.
          beats.add(ordering(i, ordering, (Step.Demo) steps.get(i + 1), shuffle));
          i++;
        }
      }
    }
    return beats;
  }

  /** The same, with choices and lines in another order. */
  default Beat arrangedAnew(IntFunction<Arrangement> shuffle) {
    return switch (this) {
      case Question(int step, Step.Question question, var before, var demo) ->
          question(step, question, demo, shuffle);
      case Ordering(int step, Step.Ordering ordering, var before, Step.Demo demo) ->
          ordering(step, ordering, demo, shuffle);
      case Task(int step, Step.Exercise exercise, var before) -> task(step, exercise, shuffle);
      case Text text -> text;
      case Cell cell -> cell;
    };
  }

  private static Beat question(
      int step,
      Step.Question question,
      Optional<Step.Demo> demo,
      IntFunction<Arrangement> shuffle) {
    return new Question(step, question, shuffle.apply(question.choices().size()), demo);
  }

  private static Beat ordering(
      int step, Step.Ordering ordering, Step.Demo demo, IntFunction<Arrangement> shuffle) {
    Arrangement arrangement = shuffle.apply(ordering.lines().size()).unlessInOrder();
    return new Ordering(step, ordering, arrangement, demo);
  }

  private static Beat task(int step, Step.Exercise exercise, IntFunction<Arrangement> shuffle) {
    boolean order = exercise.kind() == Step.Exercise.Kind.ORDER;
    Arrangement arrangement =
        order ? shuffle.apply(exercise.pieces().size()).unlessInOrder() : Arrangement.inOrder(0);
    return new Task(step, exercise, arrangement);
  }

  private static Optional<Step.Demo> demoAt(int step, List<Step> steps) {
    return step < steps.size() && steps.get(step) instanceof Step.Demo demo
        ? Optional.of(demo)
        : Optional.empty();
  }

  private static List<Text> texts(int step, Step.Prose prose) {
    return prose.sections().stream()
        .map(text -> new Text(step, text, Step.Prose.opensSection(text)))
        .toList();
  }
}
