package proclings;

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
    throw new Stop(ExitCode.USAGE, "no shell yet");
  }
}
