package proclings.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import proclings.lesson.Contents;
import proclings.lesson.CourseReader;
import proclings.lesson.Heading;

/**
 * Writes a lesson to begin with: small, with one of each kind of step, and without a mistake.
 *
 * <p>Its files are the resources beside this class, so that they can be read and tried as they are.
 */
public final class NewLesson {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern ENTRY = Pattern.compile("(?m)^( *)- name: \\S+ *$");

  private static final List<String> ANSWERS =
      List.of(
          "left-and-right.right-list.java",
          "left-and-right.right-subclass.java",
          "left-and-right.wrong-no-join.java",
          "left-and-right.wrong-one-process.java",
          "left-and-right.wrong-run.java");

  private final Path course;

  private NewLesson(Path course) {
    this.course = course;
  }

  /** For a course in this folder, which need not be there yet. */
  public static NewLesson in(Path course) {
    return new NewLesson(course);
  }

  /**
   * Writes the lesson and puts it at the end of the course.
   *
   * @return its folder
   * @throws IllegalArgumentException if it can't be called so, saying why
   * @throws proclings.lesson.ProblemsException if the course can't be read
   * @throws IOException if a file can't be written
   */
  public Path write(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "`"
              + name
              + "` is no lesson's name. Use small letters, digits and single hyphens:"
              + " two-readers.");
    }
    Path list = course.resolve("course.yaml");
    boolean first = !Files.exists(list);
    List<Heading> before = first ? List.of() : contents().headings();
    if (before.stream().anyMatch(heading -> heading.name().equals(name))) {
      throw new IllegalArgumentException("there is a lesson `" + name + "` already.");
    }
    Path folder = course.resolve("%02d-%s".formatted(before.size() + 1, name));
    if (Files.exists(folder)) {
      throw new IllegalArgumentException("there is a folder " + folder + " already.");
    }
    Files.createDirectories(folder.resolve("answers"));
    Files.writeString(folder.resolve("lesson.md"), text("lesson.md").replace("TITLE", title(name)));
    for (String answer : ANSWERS) {
      Files.writeString(folder.resolve("answers").resolve(answer), text(answer));
    }
    // Last, so that the course is whole whenever somebody reads it.
    Files.writeString(
        list,
        first
            ? "format: 1\ntitle: A course\nlessons:\n  - name: " + name + "\n"
            : withEntry(Files.readString(list), name));
    return folder;
  }

  private Contents contents() {
    return CourseReader.contents(course);
  }

  /** The list with one more line, written as the last one is. */
  private static String withEntry(String list, String name) {
    List<Integer> ends = new ArrayList<>();
    String indent = "  ";
    Matcher entry = ENTRY.matcher(list);
    while (entry.find()) {
      indent = entry.group(1);
      ends.add(entry.end());
    }
    if (ends.isEmpty()) {
      throw new IllegalArgumentException(
          "course.yaml lists its lessons in a way that can't be added to. Write `- name: "
              + name
              + "` yourself.");
    }
    int end = ends.getLast();
    return list.substring(0, end) + "\n" + indent + "- name: " + name + list.substring(end);
  }

  private static String title(String name) {
    String words = name.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static String text(String resource) {
    try (InputStream in = NewLesson.class.getResourceAsStream("new-lesson/" + resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
