package proclings;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import proclings.render.Palette.Depth;

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
        .setExecutionExceptionHandler(CommandLines::failed);
  }

  /** Says why the program ends, on standard error, and gives its exit code. */
  static int report(Stop stop) {
    System.err.println("proclings: " + stop.getMessage());
    return stop.exitCode();
  }

  private static int wrongUsage(ParameterException problem, String[] args) {
    CommandLine line = problem.getCommandLine();
    System.err.println("proclings: " + sentence(String.valueOf(problem.getMessage())));
    UnmatchedArgumentException.printSuggestions(problem, line.getErr());
    System.err.println("See: " + line.getCommandSpec().qualifiedName(" ") + " --help");
    return ExitCode.USAGE;
  }

  private static int failed(Exception problem, CommandLine line, ParseResult parsed) {
    if (problem instanceof Stop stop) {
      return report(stop);
    }
    System.err.println("proclings: a mistake in proclings itself. Please report what follows:");
    problem.printStackTrace();
    return ExitCode.USAGE;
  }

  private static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
