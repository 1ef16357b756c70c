package proclings.lesson;

import java.util.List;

/**
 * What a speaker wants at hand where something of the lesson is shown; a learner doesn't see it.
 *
 * @param step the place in the lesson's steps of the one that it belongs to, from 0. What stands
 *     behind a demo that answers a question belongs to the question, because the two are shown
 *     together
 * @param section which of that step's {@link Step.Prose#sections() sections} it belongs to, from 0;
 *     0 for a step that is no prose
 */
public record Note(Position at, int step, int section, String markdown) {

  /** Finds what a note stands behind; one before the first step belongs to that. */
  static Note of(Block.Note note, List<Step> steps) {
    int line = note.at().line();
    int step = 0;
    while (step + 1 < steps.size() && steps.get(step + 1).at().line() < line) {
      step++;
    }
    if (step > 0 && steps.get(step) instanceof Step.Demo && asks(steps.get(step - 1))) {
      step--;
    }
    int section =
        step < steps.size() && steps.get(step) instanceof Step.Prose prose
            ? prose.sectionAt(line)
            : 0;
    return new Note(note.at(), step, section, note.markdown());
  }

  private static boolean asks(Step step) {
    return step instanceof Step.Prediction || step instanceof Step.Ordering;
  }
}
