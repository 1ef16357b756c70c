package proclings.lesson;

import java.nio.file.Path;
import java.util.List;

/**
 * The course's table of contents: what a menu shows, read without reading the lessons' bodies.
 *
 * @param folder the course's own, where {@code course.yaml} is
 */
public record Contents(String title, List<Heading> headings, Path folder) {}
