package proclings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.author.CourseCheck;
import proclings.author.CourseWatch;
import proclings.kernel.Kernel;
import proclings.lesson.Lesson;
import proclings.lesson.Problem;
import proclings.lesson.ProblemsException;
import proclings.render.Columns;

/** Checks lessons for those who write them. */
@Command(
    name = "check",
    description = {
      "Check lessons that you write: run every demo, solution and answer, and name everything"
          + " that is wrong, each with its place and a remedy.",
      "Exit code 1 if anything is."
    })
final class CheckCommand implements Callable<Integer> {

  @ParentCommand private ProclingsCommand program;

  @Parameters(
      paramLabel = "LESSON",
      arity = "0..*",
      description = "Numbers, names, or parts of names. Without any, the whole course.")
  private List<String> lessons = new ArrayList<>();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many lessons run side by side. Three for each CPU otherwise.")
  private int jobs = 3 * Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--watch",
      description = "Go on, and check a lesson again whenever a file of it is saved.")
  private boolean watch;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (jobs < 1) {
      throw new Stop(ExitCode.USAGE, "--jobs must be 1 or more, not " + jobs + ".");
    }
    program.requireTrust();
    try (CourseWatch changes = CourseWatch.of(program.course())) {
      int exit = check(asked());
      while (watch && !AtExit.ending()) {
        System.out.println("Waiting for a file to be saved. Ctrl-C ends it.");
        Set<Path> changed = changes.await();
        System.out.println();
        exit = check(lesson -> changed.stream().anyMatch(file -> touches(file, lesson)));
      }
      return AtExit.ending() ? ExitCode.INTERRUPTED : exit;
    }
  }

  /** A change of the course's own files may concern every lesson. */
  private boolean touches(Path file, Lesson lesson) {
    Path course = program.course();
    return file.startsWith(lesson.folder()) || course.equals(file.getParent());
  }

  /**
   * The lessons that are meant. In a course whose contents can't be read all are, so that all that
   * is wrong is told.
   */
  private Predicate<Lesson> asked() {
    if (lessons.isEmpty()) {
      return lesson -> true;
    }
    try {
      Set<String> names =
          lessons.stream().map(l -> program.heading(l).name()).collect(Collectors.toSet());
      return lesson -> names.contains(lesson.name());
    } catch (ProblemsException e) {
      return lesson -> true;
    }
  }

  private int check(Predicate<Lesson> asked) throws InterruptedException {
    int width =
        program.surroundings.outputIsTerminal()
            ? TerminalWidth.of(program.surroundings, System.getenv())
            : Columns.UNLIMITED;
    CheckPrinter printer = new CheckPrinter(program.options.palette(program.surroundings), width);
    List<Problem> problems =
        new CourseCheck(
                program.course(),
                program::openFrugalKernel,
                Kernel.Options.defaults().classPath(),
                jobs)
            .check(asked, printer);
    if (AtExit.ending()) {
      return ExitCode.INTERRUPTED;
    }
    printer.done(problems);
    return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
