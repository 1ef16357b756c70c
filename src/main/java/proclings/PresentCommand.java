package proclings;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.lesson.CourseReader;
import proclings.lesson.Lesson;
import proclings.render.Palette;
import proclings.shell.DryRun;
import proclings.shell.Pace;
import proclings.shell.Presentation;
import proclings.shell.ShellOptions;
import proclings.tutor.Arrangement;

/** Presents a lesson in class. */
@Command(
    name = "present",
    description = {
      "Present a lesson before an audience: one step a screen, with live cells, led by keys.",
      "Space or the right arrow goes on, the left one back, g to any slide, ? tells of all keys."
    })
final class PresentCommand implements Callable<Integer> {

  private static final double MOST_MINUTES = 24 * 60;

  @ParentCommand private ProclingsCommand program;

  @Parameters(paramLabel = "LESSON", description = "Its number, its name, or a part of its name.")
  private String lesson;

  @ArgGroup private @Nullable Other other;

  /** What is done instead of presenting. */
  static final class Other {

    @Option(
        names = "--notes",
        description =
            "Follow a presentation of this lesson from another terminal, with the speaker's notes"
                + " and the time that is left. On a pipe: print all notes.")
    boolean notes;

    @Option(
        names = "--dry-run",
        description =
            "Go through all slides with nobody at the keyboard and tell what takes how long. Exit"
                + " code 1 if a cell does anything otherwise than the lesson says.")
    boolean dryRun;
  }

  @Option(
      names = "--typing",
      paramLabel = "HOW",
      description =
          "How cells appear: keys, some characters whichever key is pressed; a number, so many"
              + " characters a second; off, all at once. keys if not given.")
  private String typing = "keys";

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long it may take; what the lesson says if not given.")
  private @Nullable Double minutes;

  @Override
  public Integer call() throws InterruptedException {
    Pace pace =
        Pace.parse(typing)
            .orElseThrow(() ->
                new Stop(
                    ExitCode.USAGE,
                    "--typing must be keys, off or 1 to 1000 characters a second: " + typing));
    if (other != null && other.notes) {
      // Nothing of it is run, so nobody has to trust it.
      Lesson read = CourseReader.lesson(program.heading(lesson));
      return NotesCommand.run(read, program.surroundings, program.options);
    }
    Lesson found = program.lesson(lesson);
    Duration planned = planned(found);
    if (other != null && other.dryRun) {
      return dryRun(found, pace, planned);
    }
    return present(found, pace, planned);
  }

  private Duration planned(Lesson found) {
    double planned = minutes == null ? found.minutes() : minutes;
    if (!(planned > 0 && planned <= MOST_MINUTES)) {
      throw new Stop(ExitCode.USAGE, "--minutes must be a number above 0, such as 45: " + minutes);
    }
    return Duration.ofMillis((long) (planned * 60_000));
  }

  private int present(Lesson found, Pace pace, Duration planned) throws InterruptedException {
    Palette palette = program.options.palette(program.surroundings);
    if (!program.surroundings.interactive() || palette.depth() == Palette.Depth.NONE) {
      throw noTerminal();
    }
    ShellCommand.useUnpackedLibrary(program.surroundings.built("native"));
    try {
      Presentation.show(found, options(palette), pace, planned);
      return ExitCode.OK;
    } catch (IOException e) {
      throw noTerminal();
    }
  }

  private static Stop noTerminal() {
    return new Stop(
        ExitCode.USAGE,
        """
        presenting wants a terminal that can move its cursor.
        In a script: proclings present LESSON --dry-run, or proclings run LESSON.\
        """);
  }

  private int dryRun(Lesson found, Pace pace, Duration planned) {
    Palette palette = program.options.palette(program.surroundings);
    DryRunPrinter printer = new DryRunPrinter(found, palette, System.out::println);
    printer.begin(planned);
    try (DryRun run = new DryRun(found, options(palette), pace)) {
      run.run(printer::slide);
    }
    if (AtExit.ending()) {
      return ExitCode.INTERRUPTED;
    }
    printer.end(planned);
    int surprises = printer.surprises();
    if (surprises > 0) {
      throw new Stop(
          ExitCode.FAILED,
          (surprises == 1 ? "one thing was" : surprises + " things were")
              + " otherwise than the lesson says; each is marked above.");
    }
    return ExitCode.OK;
  }

  private ShellOptions options(Palette palette) {
    return new ShellOptions(
        program.course(),
        ProclingsCommand.state(),
        palette,
        StandardStreams.charset(),
        Arrangement::inOrder,
        program.surroundings::openKernel,
        program.options.timeScale(),
        Optional.empty());
  }
}
