package proclings;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import proclings.lesson.ProblemsException;
import proclings.lesson.UnknownLessonException;
import proclings.render.Palette.Depth;
import proclings.transcript.TranscriptException;

/** Sets up the command line: plain messages on standard error, and the exit codes. */
final class CommandLines {

  private CommandLines() {}

  /** The command line with all of its commands. */
  static CommandLine of(Surroundings surroundings) {
    CommandLine line = new CommandLine(new ProclingsCommand(surroundings));
    Depth depth = new CommonOptions().palette(surroundings).depth();
    boolean colour = depth == Depth.BASIC || depth == Depth.FULL;
    return line.setColorScheme(CommandLine.Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF))
        .setOut(new PrintWriter(System.out, true))
        .setErr(new PrintWriter(System.err, true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(CommandLines::wrongUsage)
        .setExecutionExceptionHandler((problem, command, parsed) -> report(problem));
  }

  /** Says why the program ends, on standard error, and gives its exit code. */
  static int report(Exception problem) {
    switch (problem) {
      case Stop stop -> {
        System.err.println("proclings: " + stop.getMessage());
        return stop.exitCode();
      }
      case TranscriptException transcript ->
          System.err.println("proclings: " + transcript.getMessage());
      case ProblemsException problems -> System.err.println(problems.getMessage());
      case UnknownLessonException unknown ->
          System.err.println("proclings: " + unknown.getMessage() + "\nSee: proclings lessons");
      default -> {
        System.err.println("proclings: a mistake in proclings itself. Please report what follows:");
        problem.printStackTrace();
      }
    }
    return ExitCode.USAGE;
  }

  private static int wrongUsage(ParameterException problem, String[] args) {
    CommandLine line = problem.getCommandLine();
    System.err.println("proclings: " + sentence(String.valueOf(problem.getMessage())));
    UnmatchedArgumentException.printSuggestions(problem, line.getErr());
    System.err.println("See: " + line.getCommandSpec().qualifiedName(" ") + " --help");
    return ExitCode.USAGE;
  }

  private static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
