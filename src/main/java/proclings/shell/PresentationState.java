package proclings.shell;

import java.util.Objects;

/**
 * Where somebody is who presents a lesson, as it is told to who looks from another terminal.
 *
 * @param lesson the lesson's name
 * @param place the number of the slide that is on the screen, from 1
 * @param size how many slides there are
 * @param phase what goes on there, in a word or two for the speaker: {@code running}; or empty
 * @param beganMillis when it began, in milliseconds since 1970
 * @param minutes how long it may take; 0 if nobody said
 * @param blanked whether the screen is blank, so that all look at the speaker
 */
record PresentationState(
    String lesson,
    int place,
    int size,
    String phase,
    long beganMillis,
    double minutes,
    boolean blanked) {

  /** Refuses what a damaged file lacks. */
  PresentationState {
    Objects.requireNonNull(lesson);
    Objects.requireNonNull(phase);
  }
}
