package proclings.lesson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a course's folder: its contents quickly, one lesson, or everything.
 *
 * <p>Each way either gives what was asked for, or throws a {@link ProblemsException} with every
 * mistake that it found.
 */
public final class CourseReader {

  private CourseReader() {}

  /**
   * Reads {@code course.yaml} and each lesson's front matter, for a menu that must stand at once.
   * If there is a mistake in them, the whole course is checked, so that all mistakes are reported.
   */
  public static Contents contents(Path folder) {
    Problems problems = new Problems();
    Optional<CourseFile> course = courseFile(folder, problems);
    List<Heading> headings = new ArrayList<>();
    for (CourseFile.Entry entry : course.map(CourseFile::entries).orElse(List.of())) {
      Path lesson = folder.resolve(entry.folderName());
      new LessonReader(entry.number(), entry.name(), lesson, problems)
          .heading()
          .ifPresent(headings::add);
    }
    if (course.isEmpty() || !problems.none()) {
      read(folder);
    }
    problems.throwIfAny();
    return new Contents(course.orElseThrow().title(), List.copyOf(headings), folder);
  }

  /** Reads one lesson of a table of contents. */
  public static Lesson lesson(Heading heading) {
    Problems problems = new Problems();
    Optional<Lesson> lesson =
        new LessonReader(heading.number(), heading.name(), heading.folder(), problems).lesson();
    problems.throwIfAny();
    return lesson.orElseThrow();
  }

  /** Reads and checks everything that is in the course's folder. */
  public static Course read(Path folder) {
    Problems problems = new Problems();
    Optional<CourseFile> course = courseFile(folder, problems);
    List<Lesson> lessons = new ArrayList<>();
    if (course.isPresent()) {
      CourseLayout layout = new CourseLayout(course.get(), problems);
      for (CourseLayout.Found found : layout.check()) {
        Optional<Lesson> lesson =
            new LessonReader(found.number(), found.name(), found.folder(), problems).lesson();
        layout.check(found.folder(), lesson);
        lesson.ifPresent(lessons::add);
      }
    }
    problems.throwIfAny();
    return new Course(course.orElseThrow().title(), List.copyOf(lessons));
  }

  private static Optional<CourseFile> courseFile(Path folder, Problems problems) {
    if (Files.isRegularFile(folder.resolve("course.yaml"))) {
      return CourseFile.read(folder, problems);
    }
    problems.add(
        new Position(folder.resolve("course.yaml"), 1, 1),
        Files.isDirectory(folder) ? "the folder has no course.yaml" : "there is no such folder",
        "Name a folder with a course in it: proclings --lessons DIR.");
    return Optional.empty();
  }
}
