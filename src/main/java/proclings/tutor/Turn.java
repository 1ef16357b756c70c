package proclings.tutor;

import java.util.List;
import proclings.lesson.Lesson;
import proclings.lesson.Step;

/** What a learner's key leads to, for whoever owns the screen to carry out. */
public sealed interface Turn {

  /** Another beat is there to be shown. */
  record Show(Beat beat) implements Turn {}

  /** A demo is to be run; {@link Tour#ran} wants to know when it is over. */
  record Run(Step.Demo demo) implements Turn {}

  /** An answer is to be edited, beginning with this text, and then run and judged. */
  record Edit(Step.Exercise exercise, String text) implements Turn {}

  /**
   * What a prediction led to.
   *
   * @param picked the choice, from 0; −1 if the learner skipped it
   */
  record Explain(Step.Prediction prediction, int picked) implements Turn {

    /** Whether the learner foresaw it. */
    public boolean right() {
      return picked == prediction.answer();
    }
  }

  /**
   * Hints to show, in their order.
   *
   * @param first the number of the first one shown, from 1
   * @param of how many there are in all
   */
  record Hints(List<String> hints, int first, int of) implements Turn {}

  /** The solution. */
  record Solution(Step.Exercise exercise) implements Turn {}

  /**
   * An exercise begins anew with its starter and an empty notebook, or a step with an empty one.
   */
  record Reset(Beat beat) implements Turn {}

  /** An answer was judged right. */
  record Solved(Step.Exercise exercise) implements Turn {}

  /** An answer was judged wrong; the learner goes on from it. */
  record NotYet(Step.Exercise exercise) implements Turn {}

  /** The lesson is over. */
  record Finished(Lesson lesson) implements Turn {}

  /** The key leads nowhere here, for this reason. */
  record Nothing(String why) implements Turn {}
}
