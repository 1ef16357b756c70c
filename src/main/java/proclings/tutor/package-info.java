/**
 * A learner's way through the course: steps, progress, hints, predictions and the judging of
 * answers.
 */
@NullMarked
package proclings.tutor;

import org.jspecify.annotations.NullMarked;
