package proclings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/**
 * The folders with courses of others that this user has agreed to run.
 *
 * <p>Lessons are programs, and they run with all that their reader may do. So who opens a folder
 * for the first time is told so and asked, and the answer is kept beside the progress.
 */
final class TrustedCourses {

  private final Path file;

  /**
   * Those of one user.
   *
   * @param state the folder for what the program keeps of its own
   */
  TrustedCourses(Path state) {
    this.file = state.resolve("trusted-courses");
  }

  /**
   * Goes on only if the lessons of a folder may be run.
   *
   * @param given whether the command line says that they may
   * @throws Stop if they may not, or nobody is there to be asked
   */
  void require(Path course, boolean given, Surroundings surroundings) {
    Path real = real(course);
    if (given || real.equals(real(surroundings.lessons())) || known().contains(real.toString())) {
      return;
    }
    String what =
        Surroundings.shown(course)
            + " is a course from elsewhere. Its lessons are programs: they run with all your"
            + " rights.";
    if (!surroundings.interactive()) {
      throw new Stop(ExitCode.USAGE, what + "\nIf you trust whoever wrote them, add --trust.");
    }
    System.out.println(what);
    System.out.print("Run them? [y/N] ");
    System.out.flush();
    if (!isYes(answer())) {
      throw new Stop(ExitCode.USAGE, "not opened. Nothing of it was run.");
    }
    add(course);
  }

  /** Takes a folder for trusted from now on. A disk that is full only means to be asked again. */
  void add(Path course) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          real(course) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.err.println("proclings: this can't be remembered in " + file + ": " + e);
    }
  }

  private List<String> known() {
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isYes(String answer) {
    return List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  private static String answer() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardStreams.charset()))
              .readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      return "";
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }
}
