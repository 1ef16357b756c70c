package proclings;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;
import proclings.event.EventSink;
import proclings.kernel.Kernel;
import proclings.lesson.CourseReader;
import proclings.lesson.Heading;
import proclings.lesson.Lesson;
import proclings.lesson.LessonFinder;
import proclings.tutor.ProgressFile;

/** The program without a command: the shell, with its options. */
@Command(
    name = "proclings",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = ProclingsCommand.Version.class,
    description = "Learn multiprocessing at a terminal, on real operating-system processes.",
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    commandListHeading = "%nWithout a command: the lessons, in a shell.%n%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:as expected",
      "1:an expectation failed: a cell, a demo, an answer or a transcript",
      "2:wrong usage, or something is missing here",
      "130:stopped with Ctrl-C"
    },
    subcommands = {
      LessonsCommand.class,
      RunCommand.class,
      ExecCommand.class,
      RecordCommand.class,
      ReplayCommand.class,
      ExportCommand.class,
      VerifyCommand.class,
      NewCommand.class,
      CheckCommand.class,
      PresentCommand.class,
      DoctorCommand.class
    })
final class ProclingsCommand implements Callable<Integer> {

  final Surroundings surroundings;

  @Mixin CommonOptions options = new CommonOptions();

  ProclingsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The folder of the course that is meant. */
  Path course() {
    return options.course(surroundings);
  }

  /**
   * The lesson that is meant by a number, a name, or a part of one.
   *
   * @throws Stop if the course is another's, and nobody said that its lessons may be run
   */
  Lesson lesson(String written) {
    Lesson lesson = CourseReader.lesson(heading(written));
    requireTrust();
    return lesson;
  }

  /** Goes on only if the course's lessons may be run. */
  void requireTrust() {
    trusted().require(course(), options.trust, surroundings);
  }

  /** The courses of others that the user has agreed to run. */
  TrustedCourses trusted() {
    return new TrustedCourses(state());
  }

  /** The folder for what the program keeps of its own. */
  static Path state() {
    Path home = Path.of(System.getProperty("user.home", ""));
    return ProgressFile.stateFolder(System.getenv(), home);
  }

  /** The same, without reading more than its front matter. */
  Heading heading(String written) {
    return LessonFinder.find(CourseReader.contents(course()), written);
  }

  /** Opens a kernel as the options want it. */
  Kernel openKernel(EventSink sink) {
    return scaled(surroundings.openKernel(sink));
  }

  /** The same, for one lesson after the other with nobody who waits for a process to start. */
  Kernel openFrugalKernel(EventSink sink) {
    return scaled(surroundings.openFrugalKernel(sink));
  }

  private Kernel scaled(Kernel kernel) {
    double timeScale = options.timeScale();
    if (timeScale != 1) {
      kernel.timeScale(timeScale);
    }
    return kernel;
  }

  /** The version that the build wrote into the jar. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  @Override
  public Integer call() {
    if (options.lessons != null && surroundings.interactive()) {
      // What is wrong with it comes first: that can be told without running anything.
      CourseReader.contents(course());
      requireTrust();
    }
    return ShellCommand.run(surroundings, options);
  }

  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String java = System.getProperty("java.runtime.version");
      return new String[] {"proclings " + version(), "on Java " + java};
    }
  }
}
