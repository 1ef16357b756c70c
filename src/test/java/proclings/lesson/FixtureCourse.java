package proclings.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small course on disk for a test, written as one text.
 *
 * <p>A line {@code === PATH} begins a file, {@code === delete PATH} leaves one of the sound
 * course's files out, and {@code === problems} begins what the reader must say.
 */
final class FixtureCourse {

  private static final String LESSON =
      """
      ---
      title: Sound
      summary: Nothing is wrong here.
      minutes: 1
      ---
      Some prose.
      """;

  private static final String COURSE =
      """
      format: 1
      title: A course
      lessons:
        - name: one
        - name: two
      """;

  private final Map<String, String> files = new LinkedHashMap<>();
  private final String problems;

  private FixtureCourse(String problems) {
    this.problems = problems;
  }

  /** What the text says that the reader must say. */
  String problems() {
    return problems;
  }

  static FixtureCourse parse(String text) {
    Map<String, StringBuilder> parts = new LinkedHashMap<>();
    @Nullable StringBuilder part = null;
    for (String line : text.split("(?<=\n)")) {
      if (line.startsWith("=== ")) {
        part = parts.computeIfAbsent(line.substring(4).strip(), name -> new StringBuilder());
      } else if (part != null) {
        part.append(line);
      }
    }
    StringBuilder problems = parts.remove("problems");
    FixtureCourse course = new FixtureCourse(problems == null ? "" : problems.toString());
    course.files.put("course.yaml", COURSE);
    course.files.put("01-one/lesson.md", LESSON);
    course.files.put("02-two/lesson.md", LESSON);
    parts.forEach((name, content) -> {
      if (name.startsWith("delete ")) {
        course.files.remove(name.substring("delete ".length()));
      } else {
        course.files.put(name, content.toString());
      }
    });
    return course;
  }

  /** Writes the files; <code>\\xHH</code> in a text stands for a byte. */
  void writeTo(Path folder) {
    files.forEach((name, content) -> {
      try {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(content));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static byte[] bytes(String content) {
    List<String> pieces = List.of(content.split("(?=\\\\x[0-9A-F]{2})"));
    var out = new java.io.ByteArrayOutputStream();
    for (String piece : pieces) {
      if (piece.matches("(?s)\\\\x[0-9A-F]{2}.*")) {
        out.write(Integer.parseInt(piece.substring(2, 4), 16));
        out.writeBytes(piece.substring(4).getBytes(StandardCharsets.UTF_8));
      } else {
        out.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }
}
