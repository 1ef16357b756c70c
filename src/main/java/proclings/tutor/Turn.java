package proclings.tutor;

import java.util.List;
import java.util.Optional;
import proclings.lesson.Lesson;
import proclings.lesson.Step;

/** What a learner's key leads to, for whoever owns the screen to carry out. */
public sealed interface Turn {

  /** Another beat is there to be shown. */
  record Show(Beat beat) implements Turn {}

  /** A demo is to be run; {@link Tour#ran} wants to know when it is over. */
  record Run(Step.Shown shown) implements Turn {}

  /** A cell of the author's is to be edited and then run; nothing is judged. */
  record Change(Step.Shown shown) implements Turn {}

  /** An answer is to be edited, beginning with this text, and then run and judged. */
  record Edit(Step.Exercise exercise, String text) implements Turn {}

  /** An answer is there to be run and judged, as its lines were put in order. */
  record Try(Step.Exercise exercise, String code) implements Turn {}

  /**
   * What a question led to.
   *
   * @param asked as it was shown
   * @param picked the choice, from 0 in the file's order; −1 if the learner skipped it
   */
  record Explain(Beat.Question asked, int picked) implements Turn {

    /** Whether the learner knew it. */
    public boolean right() {
      return picked == asked.question().answer();
    }
  }

  /**
   * What an order of lines led to.
   *
   * @param asked as it was shown
   * @param numbers the learner's order, by the numbers that were shown; empty if it was skipped
   * @param verdict what the run says of it; empty if it was skipped, or the lines did not come
   */
  record Ordered(Beat.Ordering asked, List<Integer> numbers, Optional<LineOrder.Verdict> verdict)
      implements Turn {}

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
