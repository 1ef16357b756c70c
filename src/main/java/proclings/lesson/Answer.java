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
 * <p>A wrong one begins with a comment that says what is wrong, and a line {@code // judged: TEXT}
 * with a piece of what a learner who makes this mistake must be told.
 *
 * @param right whether the rules must accept it
 * @param judged the text that the judgement must contain, where the file says one
 */
public record Answer(
    Path file, String exercise, boolean right, Optional<String> judged, String code) {

  private static final Pattern JUDGED = Pattern.compile("(?m)^// judged: (.+)$");

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
            String code = Files.readString(file);
            Optional<String> judged =
                JUDGED.matcher(code).results().map(m -> m.group(1).strip()).findFirst();
            return new Answer(file, name.exercise(), name.right(), judged, code);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
