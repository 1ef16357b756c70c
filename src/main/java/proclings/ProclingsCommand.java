package proclings;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

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
    subcommands = {LessonsCommand.class, RunCommand.class, ExecCommand.class, DoctorCommand.class})
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

  @Override
  public Integer call() {
    return ShellCommand.run(surroundings, options);
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      String java = System.getProperty("java.runtime.version");
      return new String[] {
        "proclings " + (version == null ? "(not packaged)" : version), "on Java " + java
      };
    }
  }
}
