package proclings.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer to an exercise that an author wrote down to test the exercise's rules with.
 *
 * @param right whether the rules must accept it
 */
public record Answer(Path file, String exercise, boolean right, String code) {

  /** What a file's name says: {@code two-cubes.wrong-no-join.java}. */
  record Name(String exercise, boolean right) {

    private static final Pattern FORM =
        Pattern.compile("([a-z0-9-]+)\\.(right|wrong)-([a-z0-9-]+)\\.java");

    static Optional<Name> parse(String fileName) {
      Matcher m = FORM.matcher(fileName);
      return m.matches()
          ? Optional.of(new Name(m.group(1), m.group(2).equals("right")))
          : Optional.empty();
    }
  }

  /**
   * Reads the answers beside a lesson, by file name.
   *
   * @throws UncheckedIOException when one can't be read
   */
  public static List<Answer> of(Lesson lesson) {
    Path folder = lesson.folder().resolve("answers");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> read(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Answer> read(Path file) {
    return Name.parse(String.valueOf(file.getFileName()))
        .map(name -> {
          try {
            return new Answer(file, name.exercise(), name.right(), Files.readString(file));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
