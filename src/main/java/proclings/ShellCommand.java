package proclings;

import java.nio.file.Path;
import java.util.Optional;
import proclings.kernel.Kernel;
import proclings.shell.Shell;
import proclings.shell.ShellOptions;
import proclings.tutor.ProgressFile;

/** Starts the shell. */
final class ShellCommand {

  private ShellCommand() {}

  static int run(Surroundings surroundings, CommonOptions options) {
    if (!surroundings.interactive()) {
      throw new Stop(
          ExitCode.USAGE,
          """
          the lessons want a terminal, and this is a pipe or a file.
          In a script use: proclings lessons, run LESSON, exec FILE, record, replay, verify, doctor.
          See: proclings --help\
          """);
    }
    Path home = Path.of(System.getProperty("user.home", ""));
    return Shell.run(
        new ShellOptions(
            options.course(surroundings),
            ProgressFile.stateFolder(System.getenv(), home),
            options.palette(surroundings),
            StandardStreams.charset(),
            sink -> Kernel.open(surroundings.kernelOptions(), sink),
            Optional.empty()));
  }
}
