package proclings.lesson;

import java.nio.file.Path;
import java.util.List;

/**
 * The course's table of contents: what a menu shows, read without reading the lessons' bodies.
 *
 * @param chapters what parts the lessons; one without a title in a course that has none
 * @param folder the course's own, where {@code course.yaml} is
 */
public record Contents(String title, List<Chapter> chapters, Path folder) {

  /** Lessons that belong together, in their order. */
  public record Chapter(String title, List<Heading> headings) {}

  /** The lessons of all chapters. */
  public List<Heading> headings() {
    return chapters.stream().flatMap(chapter -> chapter.headings().stream()).toList();
  }
}
