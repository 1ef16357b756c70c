package proclings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import proclings.author.NewLesson;

/** Begins a lesson. */
@Command(
    name = "new",
    description = {
      "Begin a lesson: a folder with a small one that works, at the end of the course.",
      "With --lessons DIR and no course in DIR yet, it begins the course as well."
    })
final class NewCommand implements Callable<Integer> {

  @ParentCommand private ProclingsCommand program;

  @Parameters(paramLabel = "NAME", description = "Small letters, digits and hyphens: two-readers.")
  private String name;

  @Override
  public Integer call() throws IOException {
    Path made;
    try {
      made = NewLesson.in(program.course()).write(name);
    } catch (IllegalArgumentException e) {
      throw new Stop(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
    if (program.options.lessons != null) {
      program.trusted().add(program.course());
    }
    System.out.println("A lesson is in " + Surroundings.shown(made) + ".");
    String where = program.options.lessons == null ? "" : " --lessons " + program.options.lessons;
    System.out.println("Change it, and let a second terminal say what is wrong meanwhile:");
    System.out.println("    proclings check " + name + " --watch" + where);
    return ExitCode.OK;
  }
}
