package proclings.tutor;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a learner has done in the course, which outlives the session.
 *
 * @param current the name of the lesson last shown; null before the first
 * @param lessons by the lesson's name; one that was never opened isn't there
 */
public record Progress(@Nullable String current, Map<String, LessonProgress> lessons) {

  /** A learner who comes for the first time. */
  public static final Progress NONE = new Progress(null, Map.of());

  /** Copies the map. */
  public Progress {
    lessons = Collections.unmodifiableMap(new TreeMap<>(lessons));
  }

  /** How far the learner is in a lesson. */
  public LessonProgress lesson(String name) {
    return lessons.getOrDefault(name, LessonProgress.NONE);
  }

  Progress with(String name, LessonProgress progress) {
    Map<String, LessonProgress> all = new TreeMap<>(lessons);
    all.put(name, progress);
    return new Progress(name, all);
  }
}
