package proclings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jline.nativ.OSInfo;
import proclings.shell.Shell;
import proclings.shell.ShellOptions;
import proclings.tutor.Arrangement;

/** Starts the shell. */
final class ShellCommand {

  private ShellCommand() {}

  static int run(Surroundings surroundings, CommonOptions options) {
    if (!surroundings.interactive()) {
      throw new Stop(
          ExitCode.USAGE,
          """
          the lessons want a terminal, and this is a pipe or a file.
          In a script use: proclings lessons, run LESSON, exec FILE, record, replay, verify, check, doctor.
          See: proclings --help\
          """);
    }
    useUnpackedLibrary(surroundings.built("native"));
    RandomGenerator shuffling = new Random();
    return Shell.run(
        new ShellOptions(
            options.course(surroundings),
            ProclingsCommand.state(),
            options.palette(surroundings),
            StandardStreams.charset(),
            size -> Arrangement.shuffled(size, shuffling),
            surroundings::openKernel,
            options.timeScale(),
            Optional.empty()));
  }

  /**
   * Points JLine to its native library as the build unpacked it. It would otherwise unpack it into
   * the temporary folder, and a shell that is killed would leave it there.
   */
  static void useUnpackedLibrary(Path unpacked) {
    Path folder =
        unpacked
            .resolve(OSInfo.class.getPackageName().replace('.', '/'))
            .resolve(OSInfo.getNativeLibFolderPathForCurrentOS());
    if (Files.isDirectory(folder)) {
      System.setProperty("library.jline.path", folder.toString());
    }
  }
}
