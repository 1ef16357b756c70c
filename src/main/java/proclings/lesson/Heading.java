package proclings.lesson;

import java.nio.file.Path;
import java.util.List;

/**
 * What a lesson says about itself in its front matter.
 *
 * @param number its place in the course, from 1
 * @param name its folder's name without the number: {@code cube-and-square}
 * @param minutes how long it takes
 * @param teaches the names of our API that it is the first to teach: {@code Process.start}
 * @param python the names of Python's that it teaches
 * @param examples ids of the tutorials' examples that it shows
 * @param folder where its {@code lesson.md} is
 */
public record Heading(
    int number,
    String name,
    String title,
    String summary,
    int minutes,
    List<String> teaches,
    List<String> python,
    List<String> examples,
    Path folder) {}
