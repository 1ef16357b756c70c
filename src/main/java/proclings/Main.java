package proclings;

import picocli.CommandLine;

/** Where the program begins. */
public final class Main {

  private Main() {}

  /** Runs the command line and ends with its exit code. */
  public static void main(String[] args) {
    StandardStreams.install();
    System.exit(run(Surroundings.find(), args));
  }

  private static int run(Surroundings surroundings, String[] args) {
    // The learner's usual start doesn't load the command line's library: it would cost a third
    // more.
    if (args.length == 0) {
      try {
        return ShellCommand.run(surroundings, new CommonOptions());
      } catch (RuntimeException problem) {
        return CommandLines.report(problem);
      }
    }
    CommandLine line = CommandLines.of(surroundings);
    return line.execute(args);
  }
}
