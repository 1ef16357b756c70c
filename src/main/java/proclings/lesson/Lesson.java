package proclings.lesson;

import java.nio.file.Path;
import java.util.List;

/**
 * A lesson as its author wrote it.
 *
 * @param number its place in the course, from 1
 * @param name its folder's name without the number: {@code cube-and-square}
 * @param teaches the names of our API that it is the first to teach: {@code Process.start}
 * @param python the names of Python's that it teaches
 * @param examples ids of the tutorials' examples that it shows
 * @param minutes how long it takes
 * @param notes the speaker's, in the order of the file
 */
public record Lesson(
    int number,
    String name,
    String title,
    String summary,
    int minutes,
    List<String> teaches,
    List<String> python,
    List<String> examples,
    List<Step> steps,
    List<Note> notes,
    Path folder) {

  static Lesson of(Heading heading, List<Step> steps, List<Note> notes) {
    return new Lesson(
        heading.number(),
        heading.name(),
        heading.title(),
        heading.summary(),
        heading.minutes(),
        heading.teaches(),
        heading.python(),
        heading.examples(),
        List.copyOf(steps),
        List.copyOf(notes),
        heading.folder());
  }

  /** The demos before the step of that index. */
  public List<Step.Demo> demosBefore(int step) {
    return steps.subList(0, Math.min(step, steps.size())).stream()
        .filter(Step.Demo.class::isInstance)
        .map(Step.Demo.class::cast)
        .toList();
  }

  /**
   * The speaker's notes on one section of a step.
   *
   * @param step its place in {@link #steps()}
   * @param section which of its sections, from 0; of a step that is no prose there is one
   */
  public List<Note> notes(int step, int section) {
    return notes.stream().filter(n -> n.step() == step && n.section() == section).toList();
  }
}
