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
    List<Contents.Chapter> chapters = new ArrayList<>();
    for (CourseFile.Chapter chapter : course.map(CourseFile::chapters).orElse(List.of())) {
      List<Heading> headings = new ArrayList<>();
      for (CourseFile.Entry entry : chapter.entries()) {
        Path lesson = folder.resolve(entry.folderName());
        new LessonReader(entry.number(), entry.name(), lesson, problems)
            .heading()
            .ifPresent(headings::add);
      }
      chapters.add(new Contents.Chapter(chapter.title(), List.copyOf(headings)));
    }
    if (course.isEmpty() || !problems.none()) {
      read(folder);
    }
    problems.throwIfAny();
    return new Contents(course.orElseThrow().title(), List.copyOf(chapters), folder);
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
    Reading reading = readAll(folder);
    if (!reading.problems().isEmpty()) {
      throw new ProblemsException(reading.problems());
    }
    return new Course(reading.title(), reading.lessons());
  }

  /**
   * What could be read of a course, and what is wrong with it.
   *
   * @param title empty if {@code course.yaml} can't be read
   * @param lessons those in whose folder nothing is wrong, if they are in the list
   * @param problems in the order of a reader who goes through file after file
   */
  public record Reading(String title, List<Lesson> lessons, List<Problem> problems) {}

  /** Reads and checks everything, and gives what is sound beside what is not. Throws nothing. */
  public static Reading readAll(Path folder) {
    Problems problems = new Problems();
    Optional<CourseFile> course = courseFile(folder, problems);
    List<Lesson> sound = new ArrayList<>();
    if (course.isPresent()) {
      CourseLayout layout = new CourseLayout(course.get(), problems);
      for (CourseLayout.Found found : layout.check()) {
        Optional<Lesson> lesson =
            new LessonReader(found.number(), found.name(), found.folder(), problems).lesson();
        layout.check(found.folder(), lesson);
        lesson
            .filter(read -> read.number() > 0 && problems.noneIn(read.folder()))
            .ifPresent(sound::add);
      }
    }
    return new Reading(
        course.map(CourseFile::title).orElse(""), List.copyOf(sound), problems.sorted());
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
