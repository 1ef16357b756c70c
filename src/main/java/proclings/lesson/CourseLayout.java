package proclings.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that the files of a course are those that belong to one, and stand where they should. */
final class CourseLayout {

  private static final Pattern FOLDER = Pattern.compile("(\\d+)-(.+)");
  private static final Set<String> IN_COURSE = Set.of("course.yaml", "README.md");

  private final CourseFile course;
  private final Problems problems;

  CourseLayout(CourseFile course, Problems problems) {
    this.course = course;
    this.problems = problems;
  }

  /**
   * A lesson's folder.
   *
   * @param number its place in the list, or 0 if it isn't listed
   */
  record Found(int number, String name, Path folder) {}

  /**
   * Looks through the course's own folder; returns every lesson that is there, those in a wrong
   * place too, so that their mistakes are reported in the same go.
   */
  List<Found> check() {
    Set<Path> claimed = new HashSet<>();
    List<Found> found = new ArrayList<>();
    List<Path> files = files(course.folder());
    for (CourseFile.Entry entry : course.entries()) {
      Path folder = course.folder().resolve(entry.folderName());
      if (!Files.isRegularFile(folder.resolve("lesson.md"))) {
        folder = misnumbered(entry, files).orElse(folder);
      }
      if (Files.isRegularFile(folder.resolve("lesson.md"))) {
        found.add(new Found(entry.number(), entry.name(), folder));
      } else {
        problems.add(
            entry.at(),
            "the lesson `" + entry.name() + "` has no file " + folder.resolve("lesson.md"),
            "Write it, or take the lesson out of the list.");
      }
      claimed.add(folder);
    }
    for (Path file : files) {
      if (!claimed.contains(file) && !IN_COURSE.contains(name(file))) {
        unlisted(file).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Path> misnumbered(CourseFile.Entry entry, List<Path> files) {
    for (Path file : files) {
      Matcher m = FOLDER.matcher(name(file));
      if (m.matches() && m.group(2).equals(entry.name()) && Files.isDirectory(file)) {
        problems.add(
            new Position(file, 1, 1),
            "`" + entry.name() + "` is lesson " + entry.number() + " in course.yaml",
            "Rename the folder to " + entry.folderName() + ", or move the lesson in the list.");
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private Optional<Found> unlisted(Path file) {
    Matcher m = FOLDER.matcher(name(file));
    if (m.matches() && Files.isRegularFile(file.resolve("lesson.md"))) {
      problems.add(
          new Position(file.resolve("lesson.md"), 1, 1),
          "the lesson is not in course.yaml",
          "Add a line `- name: " + m.group(2) + "` where it belongs, or remove the folder.");
      return Optional.of(new Found(0, m.group(2), file));
    }
    problems.add(
        new Position(file, 1, 1),
        "nothing in a course is called so",
        "Remove it. Here belong course.yaml, README.md and one folder NN-name for each lesson.");
    return Optional.empty();
  }

  /** Looks through a lesson's folder: the answers' names must say which exercise they are for. */
  void check(Path folder, Optional<Lesson> lesson) {
    for (Path file : files(folder)) {
      if (name(file).equals("answers") && Files.isDirectory(file)) {
        lesson.ifPresent(known -> answers(file, known));
      } else if (!name(file).equals("lesson.md")) {
        problems.add(
            new Position(file, 1, 1),
            "nothing in a lesson is called so",
            "Remove it. Here belong lesson.md and a folder answers.");
      }
    }
  }

  private void answers(Path folder, Lesson lesson) {
    List<String> ids =
        lesson.steps().stream()
            .flatMap(step -> step instanceof Step.Exercise e ? Stream.of(e.id()) : Stream.empty())
            .toList();
    for (Path file : files(folder)) {
      Optional<Answer.Name> name = Answer.Name.parse(name(file));
      if (name.isEmpty() || !Files.isRegularFile(file)) {
        problems.add(
            new Position(file, 1, 1),
            "an answer's file is not called so",
            "Call it EXERCISE.right-NAME.java or EXERCISE.wrong-NAME.java.");
      } else if (!ids.contains(name.get().exercise())) {
        problems.add(
            new Position(file, 1, 1),
            "the lesson has no exercise `" + name.get().exercise() + "`",
            ids.isEmpty()
                ? "Remove the answer."
                : "Begin the file's name with one of " + String.join(", ", ids) + ".");
      } else {
        SourceText.read(file, problems);
      }
    }
  }

  /** What is in a folder, by name; hidden files belong to editors and file systems. */
  private List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !name(file).startsWith(".")).sorted().toList();
    } catch (IOException e) {
      problems.add(
          new Position(folder, 1, 1), "the folder can't be read: " + e, "Check its permissions.");
      return List.of();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
