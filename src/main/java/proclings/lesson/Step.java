package proclings.lesson;

import java.util.List;
import java.util.Optional;

/** One step of a lesson, in the order of its file. */
public sealed interface Step {

  /** Where the step begins. */
  Position at();

  /** Text to read, as Markdown. */
  record Prose(Position at, String markdown) implements Step {}

  /**
   * A cell to run and watch.
   *
   * @param id unique in the lesson
   * @param place where it runs
   * @param code the cell, as typed at the prompt
   */
  record Demo(Position at, String id, Place place, String code, Optional<Expectation> expectation)
      implements Step {}

  /**
   * A question about the demo that follows.
   *
   * @param answer index into {@code choices}, from 0
   * @param explanation shown whatever was answered
   */
  record Prediction(
      Position at, String id, String question, List<String> choices, int answer, String explanation)
      implements Step {}

  /**
   * A task that is judged by what processes do.
   *
   * @param place where an answer runs
   * @param starter what the learner begins with
   * @param solution one right answer
   * @param hints in the order in which they are given
   * @param success the author's own words for who got it right
   */
  record Exercise(
      Position at,
      String id,
      Place place,
      String task,
      String starter,
      String solution,
      List<String> hints,
      List<Rule> rules,
      Optional<String> success)
      implements Step {}
}
